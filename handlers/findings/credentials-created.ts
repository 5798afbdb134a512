import { defineCallAlarm, inventedCall, present, textAt } from '#kit'

/** Keys, passwords and users made: how a visitor makes sure to come back. CIS watches policies only. */
export default defineCallAlarm({
  id: 'credentials-created',
  en: {
    title: 'IAM credentials created or changed',
    done: 'There is a new way to sign in. Whoever holds a stolen key makes a second one, or a user of their own, so that they stay when the first is found: take the new credentials away together with the old.',
    tried:
      'Somebody wanted to make a new way to sign in, and IAM refused. No credentials came of it; those that asked may be in the wrong hands.',
  },
  ja: {
    title: 'IAM 認証情報の作成・変更',
    done: 'サインインの手段が新しく増えました。盗んだキーを使う攻撃者は、発覚に備えて別のキーやユーザーを作ります。元の認証情報とあわせて、新しい認証情報も無効化してください。',
    tried:
      '新しいサインイン手段を作る操作がありましたが、IAM に拒否されました。認証情報は作られていません。操作に使われた認証情報が他人の手に渡っていないかを確認してください。',
  },
  kind: { en: 'IAM user', ja: 'IAM ユーザー' },
  thing: [
    'requestParameters.userName',
    'responseElements.accessKey.userName',
    'userIdentity.userName',
  ],
  calls: {
    iam: {
      CreateAccessKey: [
        'medium',
        'created|create an access key for user @',
        'ユーザー @ のアクセスキーを作成',
      ],
      UpdateAccessKey: [
        'low',
        'switched|switch an access key of user @',
        'ユーザー @ のアクセスキーの状態を変更',
      ],
      CreateLoginProfile: [
        'medium',
        'gave|give user @ a console password',
        'ユーザー @ にコンソールのパスワードを設定',
      ],
      UpdateLoginProfile: [
        'medium',
        'changed|change the console password of user @',
        'ユーザー @ のコンソールのパスワードを変更',
      ],
      CreateUser: ['low', 'created|create user @', 'ユーザー @ を作成'],
      AddUserToGroup: ['medium', 'added|add user @ to a group', 'ユーザー @ をグループに追加'],
      CreateServiceSpecificCredential: [
        'medium',
        'created|create service credentials for user @',
        'ユーザー @ のサービス固有の認証情報を作成',
      ],
      ResetServiceSpecificCredential: [
        'medium',
        'reset|reset service credentials of user @',
        'ユーザー @ のサービス固有の認証情報をリセット',
      ],
      UploadSSHPublicKey: [
        'low',
        'uploaded|upload an SSH public key for user @',
        'ユーザー @ の SSH パブリックキーをアップロード',
      ],
      UploadSigningCertificate: [
        'medium',
        'uploaded|upload a signing certificate for user @',
        'ユーザー @ の署名証明書をアップロード',
      ],
    },
    sts: {
      GetFederationToken: [
        'medium',
        'made|make a federation session named @',
        'フェデレーションセッション @ を作成',
      ],
    },
  },
  look(detail, { name, who }) {
    const owner = textAt(
      detail,
      'requestParameters.userName',
      'responseElements.accessKey.userName',
    )
    const created = textAt(detail, 'responseElements.accessKey.accessKeyId')
    const forOther = owner !== undefined && owner !== who.subject.userName
    const lasting = ['CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile'].includes(name)
    return {
      thing: name === 'GetFederationToken' ? textAt(detail, 'requestParameters.name') : undefined,
      // A key for oneself is rotation; one for somebody else is a door.
      severity: forOther && lasting ? 'high' : undefined,
      // A role's session cannot be deactivated by its key: the new key can.
      subject:
        created !== undefined && who.subject.userType !== 'IAMUser'
          ? present({ accessKeyId: created, userName: owner, userType: 'IAMUser' })
          : {},
    }
  },
  sample: inventedCall('iam', 'CreateAccessKey', {
    awsRegion: 'us-east-1',
    requestParameters: { userName: 'shop-backup' },
    responseElements: {
      accessKey: {
        userName: 'shop-backup',
        accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
        status: 'Active',
        createDate: 'Aug 22, 2026, 1:31:07 AM',
      },
    },
  }),
})
