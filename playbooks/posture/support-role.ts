import * as kit from '#kit'

const policy = 'AWSSupportAccess'

export default kit.defineCheck({
  id: 'support-role',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.22',
    '1.2': '1.20',
    '1.4': '1.17',
    '3.0': '1.17',
    '5.0': '1.16',
    '6.0': '2.16',
    '7.0': '2.15',
  },
  securityHub: ['IAM.18'],
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'Somebody has a role for AWS Support',
    why: 'When the account is taken over, the one who may open a case must be known, and must not be the root user.',
    remedy: [
      'Make a role with the policy AWSSupportAccess.',
      'Let the incident team assume it, with MFA.',
      'Open a test case, so that everybody has done it once.',
    ],
    none: 'There is always an account to support.',
  },
  ja: {
    title: 'AWS サポート用ロール',
    why: 'アカウントを乗っ取られたときにケースを起票する担当者は、事前に決めておく必要があります。ルートユーザーであってはなりません。',
    remedy: [
      'ポリシー AWSSupportAccess を付けたロールを作成します。',
      'インシデント対応チームが MFA 付きで引き受けられるようにします。',
      '全員が一度はテストのケースを起票しておきます。',
    ],
    none: 'サポートの対象となるアカウントは常にあります。',
  },
  permissions: ['iam:ListEntitiesForPolicy'],
  none: 'pass',
  gather: (scan) => kit.holdersOf(scan, policy),
  judge: (holders, { account }) => [
    (holders.length > 0 ? kit.pass : kit.fail)(account, kit.attachedTo(policy, holders), holders),
  ],
})
