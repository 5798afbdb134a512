import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.InsideAWS',
  status: 'active',
  severity: 'high',
  attack: ['T1552.005', 'T1078.004', 'T1550.001'],
  playbooks: [
    'revoke-role-sessions',
    'isolate-instance',
    'snapshot-volumes',
    'require-imdsv2',
    'detach-instance-profile',
  ],
  en: {
    title: "An instance's role credentials are used from another AWS account",
    what: "Temporary keys of one of your EC2 instances sign calls from an address which belongs to somebody else's AWS account. Attackers work from an account of their own because traffic inside AWS looks harmless. Severity falls to medium when GuardDuty knows the other account as part of your environment.",
    legitimate: [
      'Is remoteAccountDetails.affiliated true, and does the owner of that account share a network path or a tool with this instance?',
      "Has a company you bought or a supplier's account not been joined to your GuardDuty yet?",
    ],
    steps: [
      'Identify the other account by remoteAccountDetails.accountId and ask in your organization who owns it.',
      "Revoke the role's sessions, snapshot the instance's volumes and isolate it, for the keys were taken from there.",
      'With an unknown account, report abuse to AWS Trust & Safety and attach the JSON of the finding.',
    ],
  },
  ja: {
    title: 'インスタンスのロール認証情報の別の AWS アカウントからの使用',
    what: '自分たちの EC2 インスタンスの一時的な認証情報で、別の AWS アカウントに属する IP アドレスから API が呼び出されています。AWS 内部の通信は無害に見えるため、攻撃者は自分のアカウントを足場にします。相手のアカウントが自環境の一部だと GuardDuty が認識していれば、重要度は「中」に下がります。',
    legitimate: [
      'remoteAccountDetails.affiliated が true で、そのアカウントの持ち主がこのインスタンスとネットワーク経路やツールを共有していますか。',
      '買収した会社や委託先のアカウントが、まだ自社の GuardDuty に加わっていないだけではありませんか。',
    ],
    steps: [
      'remoteAccountDetails.accountId で相手のアカウントを特定し、持ち主を組織内で尋ねる。',
      'ロールのセッションを取り消し、鍵の流出元であるインスタンスのボリュームのスナップショットを取得して隔離する。',
      '見知らぬアカウントなら、検出結果の JSON を添えて AWS Trust & Safety に不正使用を報告する。',
    ],
  },
})
