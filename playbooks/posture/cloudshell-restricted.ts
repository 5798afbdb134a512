import * as kit from '#kit'

const policy = 'AWSCloudShellFullAccess'

export default kit.defineCheck({
  id: 'cloudshell-restricted',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '3.0': '1.22', '5.0': '1.21', '6.0': '2.21', '7.0': '2.20' },
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'CloudShell with file transfer is given to nobody',
    why: 'CloudShell with upload and download is a way out of the network past every proxy and log of yours.',
    remedy: [
      'Detach AWSCloudShellFullAccess from who is named.',
      'Where CloudShell is needed, allow it without cloudshell:GetFileDownloadUrls and GetFileUploadUrls.',
      'Look in CloudTrail for cloudshell.amazonaws.com.',
    ],
    none: 'There is always an account to look at.',
  },
  ja: {
    title: 'ファイル転送可能な CloudShell の制限',
    why: 'アップロードとダウンロードができる CloudShell は、プロキシもログも通らない持ち出し経路になります。',
    remedy: [
      '該当するアタッチ先から AWSCloudShellFullAccess をデタッチします。',
      'CloudShell が必要な場合は、cloudshell:GetFileDownloadUrls と GetFileUploadUrls を除いて許可します。',
      'CloudTrail で cloudshell.amazonaws.com の使用を確認します。',
    ],
    none: '確認の対象となるアカウントは常にあります。',
  },
  permissions: ['iam:ListEntitiesForPolicy'],
  none: 'pass',
  gather: (scan) => kit.holdersOf(scan, policy),
  judge: (holders, { account }) => [
    (holders.length === 0 ? kit.pass : kit.fail)(account, kit.attachedTo(policy, holders), holders),
  ],
})
