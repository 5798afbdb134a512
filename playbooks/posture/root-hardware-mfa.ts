import * as kit from '#kit'

export default kit.defineCheck({
  id: 'root-hardware-mfa',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.14',
    '1.2': '1.14',
    '1.4': '1.6',
    '3.0': '1.6',
    '5.0': '1.5',
    '6.0': '2.5',
    '7.0': '2.6',
  },
  securityHub: ['IAM.6'],
  frameworks: {
    'nist-800-53': ['AC-6', 'IA-2(1)'],
    'pci-dss': ['8.4.2'],
    'iso-27001': ['A.8.2'],
    hipaa: ['164.312(d)'],
    fisc: ['実8'],
  },
  en: {
    title: 'The MFA of the root user is hardware',
    why: 'An app on a telephone is copied with its backup and lost with the telephone. A device in the safe is neither.',
    remedy: [
      'Sign in as the root user and open Security credentials.',
      'Register a hardware device (FIDO2 key or token) and remove the virtual one.',
      'Keep it where two people are needed to take it out.',
    ],
    none: 'There is always a root user.',
  },
  ja: {
    title: 'ルートユーザーのハードウェア MFA',
    why: 'スマートフォンのアプリは、バックアップと一緒に複製され、端末とともに失われます。金庫のデバイスならどちらも起きません。',
    remedy: [
      'ルートユーザーでサインインし、「セキュリティ認証情報」を開きます。',
      'ハードウェアデバイス (FIDO2 セキュリティキーまたはトークン) を登録し、仮想デバイスを削除します。',
      '取り出すのに 2 人が必要な場所に保管します。',
    ],
    none: 'ルートユーザーは必ず存在します。',
  },
  permissions: ['iam:GetAccountSummary', 'iam:ListVirtualMFADevices'],
  none: 'pass',
  gather: async ({ aws }) => {
    const { SummaryMap: summary = {} } = await aws.iam.getAccountSummary({})
    const devices = await kit.allPages(
      (Marker) =>
        aws.iam.listVirtualMFADevices({ AssignmentStatus: 'Assigned', ...(Marker && { Marker }) }),
      ({ VirtualMFADevices }) => VirtualMFADevices,
    )
    return { summary, devices: devices.map(({ SerialNumber = '' }) => SerialNumber) }
  },
  judge({ summary, devices }, { account, region }) {
    const {
      AccountMFAEnabled: mfa = 0,
      AccountPasswordPresent: password,
      AccountAccessKeysPresent: keys = 0,
    } = summary
    const root = kit.rootArn(account, region)
    const central = {
      en: 'The root user has no credentials at all: access is central, in the organization.',
      ja: 'ルートユーザーの認証情報はありません。ルートアクセスは組織で一元管理されています。',
    }
    if (password === 0 && keys === 0) return [kit.pass(root, central, summary)]
    const virtual = devices.some((serial) => serial.endsWith(':mfa/root-account-mfa-device'))
    if (mfa === 0)
      return [
        kit.fail(root, {
          en: 'The root user has no MFA.',
          ja: 'ルートユーザーに MFA が設定されていません。',
        }),
      ]
    return [
      virtual
        ? kit.fail(root, {
            en: 'The MFA of the root user is a virtual device.',
            ja: 'ルートユーザーの MFA は仮想デバイスです。',
          })
        : kit.pass(root, {
            en: 'The MFA of the root user is a hardware device.',
            ja: 'ルートユーザーの MFA はハードウェアデバイスです。',
          }),
    ]
  },
})
