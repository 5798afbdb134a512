import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:Runtime/TorRelay',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003', 'T1496.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process works as a Tor relay',
    what: "The workload does not merely use Tor, it carries the traffic of strangers as one of its relays. That costs you transfer fees, draws abuse complaints to your addresses and, if it is an exit, puts other people's attacks under your name.",
    legitimate: [
      'Has an employee set up a relay as a good deed, with the knowledge of the legal department?',
      'Is the workload part of a research project on anonymity networks?',
    ],
    steps: [
      'Read nickname, contact line and exit policy in the torrc, which also tell a volunteer from an intruder.',
      'Copy configuration, keys and process data, take snapshots, then isolate; deleting at once would destroy the proof that the traffic was not yours.',
      "Check who opened the relay's port in the security group, and look for relays on other instances of the same account.",
    ],
  },
  ja: {
    title: 'Tor リレーとして動作するプロセス',
    what: 'ワークロードが Tor を利用するだけでなく、リレーの一つとして見知らぬ人の通信を運んでいます。転送料金がかかるうえ、自社のアドレスに苦情が集まります。出口になっていれば、他人の攻撃が自社からのものに見えます。',
    legitimate: [
      '従業員が善意で、法務部門にも知らせたうえでリレーを設置していませんか。',
      '匿名ネットワークに関する研究プロジェクトのワークロードですか。',
    ],
    steps: [
      'torrc のニックネーム、連絡先、出口ポリシーを読む。善意の参加者か侵入者かを見分ける手がかりになる。',
      '設定、鍵、プロセスの情報をコピーし、スナップショットを取得してから隔離する。すぐに削除すると、自社の通信ではないという証拠も失われる。',
      'リレーのポートをセキュリティグループで誰が開けたかを確認し、同じアカウントのほかのインスタンスにもリレーがないか探す。',
    ],
  },
})
