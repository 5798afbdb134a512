import * as kit from '#kit'

const least = 14

export default kit.defineCheck({
  id: 'password-minimum-length',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.9',
    '1.2': '1.9',
    '1.4': '1.8',
    '3.0': '1.8',
    '5.0': '1.7',
    '6.0': '2.7',
    '7.0': '2.8',
  },
  securityHub: ['IAM.15'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.6'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Password policy requires 14 characters or more',
    why: 'Short passwords of IAM users fall to guessing and to lists of leaked ones within hours, and the console is then open to whoever tries.',
    remedy: [
      'Open IAM > Account settings and edit the password policy.',
      'Choose Custom and set the minimum length to 14 or more.',
      'Save. It holds for the next change of each password: have users change theirs.',
    ],
    none: 'There is always a password policy to look at.',
  },
  ja: {
    title: 'パスワードポリシーで 14 文字以上を要求',
    why: '短いパスワードは、総当たりや漏えいリストによる攻撃で数時間のうちに破られ、コンソールに侵入されます。',
    remedy: [
      'IAM の「アカウント設定」でパスワードポリシーの編集を開きます。',
      '「カスタム」を選び、パスワードの最小文字数を 14 以上にします。',
      '保存します。適用されるのは次回のパスワード変更からのため、ユーザーに変更を依頼してください。',
    ],
    none: 'パスワードポリシーは常に確認の対象です。',
  },
  permissions: ['iam:GetAccountPasswordPolicy'],
  none: 'pass',
  gather: async ({ aws }) =>
    (await kit.orAbsent(aws.iam.getAccountPasswordPolicy({})))?.PasswordPolicy,
  judge(policy, { account }) {
    // An account that never set a policy has AWS's own: eight characters.
    const length = policy?.MinimumPasswordLength ?? 8
    const why = {
      en: `Passwords must have ${length} characters or more${policy ? '' : ': no policy is set, and this is the default of AWS'}.`,
      ja: `パスワードの最小文字数は ${length} です${policy ? '' : '。パスワードポリシーは未設定で、これは AWS の既定値です'}。`,
    }
    const say = length >= least ? kit.pass : kit.fail
    return [say(account, why, { MinimumPasswordLength: policy?.MinimumPasswordLength ?? null })]
  },
})
