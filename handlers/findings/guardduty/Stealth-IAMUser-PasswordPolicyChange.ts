import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Stealth:IAMUser/PasswordPolicyChange',
  status: 'active',
  severity: 'low',
  attack: ['T1556', 'T1098'],
  playbooks: [
    'fix-password-policy',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: "The account's password policy was weakened",
    what: "The rules for IAM users' passwords were loosened or deleted, or someone tried to: fewer characters, no symbols, a later expiry. Severity grows with the change. An intruder wants this to set easy passwords on several users, and it also happens when a careless script restores defaults.",
    legitimate: [
      'Did a landing zone or baseline tool apply its standard settings in that minute?',
      'Is the relaxation agreed, for instance because sign-in has moved to IAM Identity Center?',
    ],
    steps: [
      'Compare requestParameters of UpdateAccountPasswordPolicy with the earlier values in AWS Config, and check whether the call succeeded.',
      'Put the strict policy back; its rules on length and characters bind only passwords that are set from now on.',
      "Deactivate the caller's key unless explained, and search for CreateLoginProfile, UpdateLoginProfile and ChangePassword since then.",
    ],
  },
  ja: {
    title: 'アカウントのパスワードポリシーの弱体化',
    what: '文字数を減らす、記号を不要にする、有効期限を延ばすなど、IAM ユーザーのパスワードの規則が緩められたか削除されました。未遂の場合も含まれます。重要度は変更の大きさに応じて上がります。複数のユーザーに簡単なパスワードを付けたい侵入者の手口ですが、不注意なスクリプトが既定値に戻した場合にも起こります。',
    legitimate: [
      'ランディングゾーンやベースラインのツールが、同じ時刻に標準設定を適用していませんか。',
      'サインインを IAM Identity Center に移したなど、緩和が合意されていますか。',
    ],
    steps: [
      'UpdateAccountPasswordPolicy の requestParameters を AWS Config にある以前の値と比べ、呼び出しが成功したか確かめる。',
      '厳しい規則に戻す。文字数や文字種の規則が効くのは、これから設定されるパスワードだけである。',
      '説明がなければ呼び出し元のアクセスキーを無効化し、その後の CreateLoginProfile、UpdateLoginProfile、ChangePassword を探す。',
    ],
  },
})
