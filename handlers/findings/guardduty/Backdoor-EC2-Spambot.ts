import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/Spambot',
  status: 'active',
  severity: 'medium',
  attack: ['T1071.003', 'T1566'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance begins to speak SMTP on port 25',
    what: 'The instance opens connections to port 25 of a remote host, which it never did before. Compromised hosts are rented out to send spam and phishing, and a few hours of it put your address ranges on blocklists that also hit your honest mail.',
    legitimate: [
      'Was a mail relay, a newsletter tool or a monitoring system with mail alerts set up here recently?',
      'Has the account asked AWS to lift the port 25 restriction, and for this very host?',
    ],
    steps: [
      'Count the destinations in the flow logs: one relay is a setting, hundreds of mail servers are spam.',
      'See what sends before you cut it off: ss -tnp, the mail queue (postqueue -p), and scripts in the web root that were changed lately.',
      'Snapshot the volumes, isolate the instance, and check whether your addresses appear on the common blocklists.',
    ],
  },
  ja: {
    title: 'インスタンスからの 25 番ポート (SMTP) への接続開始',
    what: 'これまで使っていなかった 25 番ポートで、外部のホストに接続しています。侵害されたホストは、迷惑メールやフィッシングメールの送信元として貸し出されます。数時間続くだけで IP アドレスがブロックリストに載り、正規のメールまで届かなくなります。',
    legitimate: [
      'メールリレー、メール配信ツール、メール通知を行う監視システムを、最近ここに導入していませんか。',
      '25 番ポートの制限解除を AWS に申請していますか。対象はこのホストですか。',
    ],
    steps: [
      'フローログで宛先の数を数える。リレー 1 台だけなら設定の変更、数百のメールサーバーなら迷惑メールと考える。',
      '遮断する前に送信元を確認する。ss -tnp、メールキュー (postqueue -p)、Web の公開ディレクトリで最近変更されたスクリプトを調べる。',
      'ボリュームのスナップショットを取得してインスタンスを隔離し、自社の IP アドレスが主要なブロックリストに載っていないか確かめる。',
    ],
  },
})
