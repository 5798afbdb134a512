import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/TorRelay',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003', 'T1496.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'An instance works as a relay of the Tor network',
    what: 'The traffic looks like that of a Tor relay: many peers, and streams that go in on one side and out on the other. Someone uses your bandwidth and your address to carry the traffic of strangers. As an exit node, you would be named in every complaint about it.',
    legitimate: [
      'Did an employee volunteer with a relay, in an account meant for experiments?',
      'Does a research group of yours run one with the approval of the security team?',
    ],
    steps: [
      'Look at the inbound rules for an ORPort such as 9001 or 443, and in CloudTrail for the one who opened it.',
      "Search the public relay list (Tor Metrics) for the instance's address; it shows nickname, contact, start and exit policy.",
      'Snapshot the volumes, isolate the instance, and find out from its launch in CloudTrail whether a stolen key created it for this purpose alone.',
    ],
  },
  ja: {
    title: 'Tor ネットワークの中継ノードとしての動作',
    what: '多数の相手とつながり、一方から入った通信が他方へ出ていくという、Tor リレー特有の通信が見られます。自分たちの帯域と IP アドレスが、見知らぬ第三者の通信の中継に使われています。出口ノードとして動いている場合、苦情の矛先はすべて自分たちに向きます。',
    legitimate: [
      '従業員が、実験用アカウントでボランティアとしてリレーを運用していませんか。',
      '社内の研究グループが、セキュリティチームの承認を得て運用していませんか。',
    ],
    steps: [
      'インバウンドルールに 9001 番や 443 番などの ORPort がないかを見て、開けた人を CloudTrail で調べる。',
      '公開されているリレー一覧 (Tor Metrics) でインスタンスのアドレスを検索する。ニックネーム、連絡先、開始日、出口ポリシーが分かる。',
      'ボリュームのスナップショットを取得して隔離し、盗まれた鍵でこの目的のためだけに起動されたものかを CloudTrail で確かめる。',
    ],
  },
})
