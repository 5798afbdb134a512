import { defineCallAlarm, inventedCall, subjectAt } from '#kit'

/** What stands between a password and an account: MFA devices and the password policy. */
export default defineCallAlarm({
  id: 'sign-in-weakened',
  en: {
    title: 'MFA or password policy change',
    done: 'What protects sign-ins of this account was changed. Without its MFA device a user is one leaked password away from being somebody else; ask the user, not by e-mail, whether they have a new device.',
    tried:
      'Somebody wanted to take away what protects sign-ins, and IAM refused. Devices and policy are as they were.',
  },
  ja: {
    title: 'MFA・パスワードポリシーの変更',
    done: 'サインインを守る設定が変わりました。多要素認証 (MFA) デバイスが外れたユーザーは、パスワードが漏れただけでなりすまされます。デバイスを交換したのかどうかを、メール以外の手段で本人に確認してください。',
    tried:
      'サインインを守る設定を外そうとする操作がありましたが、IAM に拒否されました。MFA デバイスもパスワードポリシーも元のままです。',
  },
  kind: { en: 'User or policy', ja: 'ユーザーまたはポリシー' },
  thing: ['requestParameters.userName', 'requestParameters.serialNumber', 'recipientAccountId'],
  calls: {
    iam: {
      DeactivateMFADevice: [
        'high',
        'deactivated|deactivate the MFA device of user @',
        'ユーザー @ の MFA デバイスを無効化',
      ],
      DeleteVirtualMFADevice: [
        'medium',
        'deleted|delete virtual MFA device @',
        '仮想 MFA デバイス @ を削除',
      ],
      DeleteAccountPasswordPolicy: [
        'medium',
        'deleted|delete the password policy of account @',
        'アカウント @ のパスワードポリシーを削除',
      ],
      UpdateAccountPasswordPolicy: [
        'low',
        'changed|change the password policy of account @',
        'アカウント @ のパスワードポリシーを変更',
      ],
    },
  },
  look: (detail, { name }) =>
    name.endsWith('AccountPasswordPolicy')
      ? { subject: subjectAt(detail, { passwordPolicy: 'recipientAccountId' }) }
      : {},
  sample: inventedCall('iam', 'DeactivateMFADevice', {
    awsRegion: 'us-east-1',
    requestParameters: {
      userName: 'shop-admin',
      serialNumber: 'arn:aws:iam::111122223333:mfa/shop-admin',
    },
  }),
})
