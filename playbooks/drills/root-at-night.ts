import { asUser, defineDrill, invented } from '#kit'

const [user, key] = ['billing-export', 'AKIABILLINGNEWEXAMPL']
const away = '192.0.2.71'
const root = {
  type: 'Root',
  principalId: invented.account,
  arn: invented.arn('iam', 'root', ''),
  accountId: invented.account,
  accessKeyId: '',
  userName: undefined,
}

/** Nothing inside the account can stop root: what counts is the telephone, and what root leaves behind. */
export default defineDrill({
  id: 'root-at-night',
  level: 3,
  minutes: 30,
  en: {
    title: 'Somebody is root',
    story:
      'Saturday, 03:10. The password of the root user lies in a safe, its MFA device was lost when the office moved and nobody has put up a new one. The export of the bills runs at four with the user billing-export. Now and then somebody guesses at root passwords; so far nobody came in.',
    lesson:
      'No policy inside the account limits root; one of the organization would, and would stop everything else in the account with it. The owner had to be called, to change the password and end the sessions. What could be taken away at once was the key that root made as a back door: that one key, and not the export that runs beside it.',
  },
  ja: {
    title: '深夜のルートユーザー',
    story:
      '土曜日の 3 時 10 分。ルートユーザーのパスワードは金庫にありますが、MFA デバイスはオフィスの移転で紛失し、再設定されていません。4 時には、ユーザー billing-export による請求データの出力が予定されています。ルートユーザーのパスワードを推測する試みは時々ありますが、これまで成功したことはありません。',
    lesson:
      'ルートユーザーの権限は、アカウント内のポリシーでは制限できません。組織のポリシーなら可能ですが、アカウント全体の業務も止まります。所有者に電話し、パスワードの変更とセッションの無効化を依頼する必要がありました。すぐに対処できたのは、ルートユーザーが裏口として作成したキーだけです。無効化すべきはその一つで、隣で動く出力処理ではありません。',
  },
  world: { subjects: [{ userName: user, userType: 'IAMUser', accessKeyId: key }] },
  injects: [
    {
      id: 'signed-in',
      after: 0,
      event: {
        source: 'root-sign-in',
        detail: {
          sourceIPAddress: away,
          userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/142.0',
        },
      },
      en: 'A password that was used twice, and stood in a leaked list, opened the console. There was no MFA to stop it.',
      ja: '使い回されて漏洩リストに載っていたパスワードで、コンソールにサインインされました。MFA もありませんでした。',
    },
    {
      id: 'guess',
      after: 60,
      distractor: true,
      event: {
        source: 'root-sign-in',
        detail: {
          sourceIPAddress: '198.51.100.177',
          responseElements: { ConsoleLogin: 'Failure' },
          errorMessage: 'Failed authentication',
        },
      },
      en: 'One of the usual guesses, from somewhere else, and without success.',
      ja: '別の場所からの、いつもの推測です。サインインには失敗しています。',
    },
    {
      id: 'back-door',
      after: 180,
      event: {
        source: 'credentials-created',
        detail: {
          userIdentity: root,
          sourceIPAddress: away,
          requestParameters: { userName: user },
          responseElements: {
            accessKey: {
              userName: user,
              accessKeyId: key,
              status: 'Active',
              createDate: 'Aug 22, 2026, 1:31:07 AM',
            },
          },
        },
      },
      en: 'Root makes a second key for billing-export: a door that stays when the password is changed.',
      ja: 'ルートユーザーが billing-export の 2 つ目のキーを作成しました。パスワードを変えても残る裏口です。',
    },
    {
      id: 'promoted',
      after: 900,
      unless: ['shut-door'],
      cost: 25,
      event: {
        source: 'iam-policy-changes',
        detail: {
          userIdentity: asUser(user, key),
          sourceIPAddress: away,
          requestParameters: {
            userName: user,
            policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          },
        },
      },
      en: 'The back door is used, and becomes an administrator.',
      ja: '裏口のキーが使われ、管理者権限が付与されました。',
    },
  ],
  goal: {
    acknowledge: { within: 180, points: 20 },
    right: [
      {
        id: 'shut-door',
        playbooks: ['deactivate-access-key'],
        on: key,
        role: 'contain',
        within: 600,
        from: 'back-door',
        points: 45,
        why: {
          en: 'The key that root made is deactivated.',
          ja: 'ルートユーザーが作成したキーを無効化します。',
        },
      },
    ],
    wrong: [
      {
        id: 'export-stopped',
        playbooks: ['contain-user'],
        on: user,
        cost: 15,
        why: {
          en: 'The whole user was cut off, and at four no bills were exported. One key was enough.',
          ja: 'ユーザー全体を止めたため、4 時の請求データの出力が失敗しました。キー一つの無効化で十分でした。',
        },
      },
    ],
    tell: {
      within: 600,
      points: 35,
      why: {
        en: 'The owner of the account is called: password, MFA, and the end of all root sessions.',
        ja: 'アカウント所有者に電話し、パスワードの変更、MFA の設定、ルートユーザーの全セッションの終了を依頼します。',
      },
    },
  },
})
