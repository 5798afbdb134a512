import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
  status: 'active',
  severity: 'high',
  attack: ['T1552.005', 'T1078.004'],
  playbooks: [
    'revoke-role-sessions',
    'isolate-instance',
    'snapshot-volumes',
    'require-imdsv2',
    'detach-instance-profile',
  ],
  en: {
    title: "An instance's role credentials are used outside AWS",
    what: 'Temporary keys that the metadata service gave to an EC2 instance now sign calls from an address outside AWS. Someone read them off the instance, often through a server-side request forgery or a shell, and can do all that the role may do until the keys expire.',
    legitimate: [
      'Does the traffic of this VPC leave through your own data centre or a proxy, so that AWS sees its address?',
      'Has an engineer copied the credentials to a laptop to debug?',
    ],
    steps: [
      'Revoke the sessions of the role; deactivating a key does not help, since these have no user behind them.',
      'List in CloudTrail every call of the access key from the remote address, beginning with the first one.',
      'Isolate the instance, find how the metadata was read, and require IMDSv2 with a hop limit of 1 before it goes back.',
    ],
  },
  ja: {
    title: 'インスタンスのロール認証情報の AWS 外での使用',
    what: 'メタデータサービスが EC2 インスタンスに渡した一時的な認証情報で、AWS の外の IP アドレスから API が呼び出されています。サーバーサイドリクエストフォージェリ (SSRF) やシェルを通じて持ち出されたと考えられ、有効期限が切れるまで、ロールに許可されたあらゆる操作が可能です。',
    legitimate: [
      'この VPC の通信は自社データセンターやプロキシを経由し、その IP アドレスが AWS に見えているのではありませんか。',
      '開発者が調査のために認証情報を手元の PC へコピーしていませんか。',
    ],
    steps: [
      'ロールのセッションを取り消す。IAM ユーザーの鍵ではないため、アクセスキーの無効化では止まらない。',
      'このアクセスキーによる接続元からの呼び出しを、CloudTrail で最初の 1 件から洗い出す。',
      'インスタンスを隔離してメタデータが読み取られた経路を特定し、IMDSv2 とホップ制限 1 を必須にしてから復旧する。',
    ],
  },
})
