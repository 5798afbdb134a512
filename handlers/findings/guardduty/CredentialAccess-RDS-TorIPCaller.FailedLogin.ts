import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/TorIPCaller.FailedLogin',
  status: 'active',
  severity: 'medium',
  attack: ['T1090.003', 'T1110.001'],
  playbooks: [],
  en: {
    title: 'Failed database logins come through Tor',
    what: 'Somebody behind a Tor exit node tries passwords on this database. No application has a reason to reach its database through Tor, so this is an attack on an open port by a person who takes care not to be found.',
    legitimate: [
      'Is a tester of yours checking, by arrangement, whether the endpoint answers to anonymous networks?',
      "Does a security researcher's report to your abuse mailbox announce these attempts?",
    ],
    steps: [
      'Count attempts and user names per hour in the engine log, since exit nodes change and one finding shows only part.',
      'Close the port to the internet; a block list of exit nodes is out of date by the time it is loaded.',
      'Put alarms on DatabaseConnections and login failures so that a success in the next days is noticed.',
    ],
  },
  ja: {
    title: 'Tor 経由でのデータベースログイン失敗',
    what: 'Tor の出口ノードの向こうから、このデータベースにパスワードが試されています。自社のデータベースに Tor 経由でつなぐアプリケーションはまずありません。身元を隠した人物による、開いたポートへの攻撃です。',
    legitimate: [
      '匿名ネットワークからエンドポイントに届くかどうかを、取り決めのうえでテスト担当者が確認していませんか。',
      '今回の試行を予告するセキュリティ研究者の連絡が、通報窓口に届いていませんか。',
    ],
    steps: [
      '出口ノードは次々に変わり、一つの検出結果には一部しか現れないため、エンジンのログで 1 時間ごとの試行回数とユーザー名を数える。',
      'ポートのインターネット公開をやめる。出口ノードの拒否リストは、読み込んだ時点ですでに古い。',
      'DatabaseConnections とログイン失敗にアラームを設定し、今後数日の間に成功があれば気づけるようにする。',
    ],
  },
})
