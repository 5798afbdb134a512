import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:RDS/MaliciousIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1595.001', 'T1046'],
  playbooks: [],
  en: {
    title: 'A known bad address probed the database',
    what: 'A host known for malicious activity reached the port of this database and left without trying a password. It was making a list of databases that answer. You are on that list now, and the attempts with passwords usually follow under another address.',
    legitimate: [
      'Is the database meant to be public, for instance behind a product that customers connect to with their own clients?',
      'Does your own attack surface monitoring hire scanners that share these addresses?',
    ],
    steps: [
      "Find out why it answers: the public IP of the endpoint, the subnet's route table, and each inbound rule open to 0.0.0.0/0 or ::/0.",
      'Look in the VPC flow logs for other ports on which the same address was accepted, and for bytes that went back.',
      'Move the instance to private subnets or limit the rule, and note the date so that later login findings can be tied to it.',
    ],
  },
  ja: {
    title: '悪意ある IP アドレスによるデータベースの探索',
    what: '悪意ある活動で知られるホストがこのデータベースのポートに到達し、パスワードは試さずに去りました。応答するデータベースの一覧を作っていたのです。このデータベースはその一覧に載り、多くの場合、次は別のアドレスからパスワードを試されます。',
    legitimate: [
      '顧客が自分のクライアントで接続する製品など、意図して公開しているデータベースですか。',
      '自社で契約している攻撃対象領域の監視サービスが、同じアドレスのスキャナーを使っていませんか。',
    ],
    steps: [
      '応答する理由を調べる。エンドポイントのパブリック IP、サブネットのルートテーブル、0.0.0.0/0 や ::/0 に開いたインバウンドルールを確認する。',
      '同じアドレスがほかのポートでも許可されていないか、返したバイト数とともに VPC フローログで見る。',
      'プライベートサブネットへの移行またはルールの制限を行い、後のログイン関連の検出結果と結び付けられるよう日付を記録する。',
    ],
  },
})
