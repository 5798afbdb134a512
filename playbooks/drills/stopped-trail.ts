import { asRole, asUser, defineDrill, invented } from '#kit'

const [user, key] = ['svc-invoice', 'AKIASVCINVOICEEXAMPL']
const trail = invented.arn('cloudtrail', 'trail/shop-audit')
const from = { sourceIPAddress: '203.0.113.87', userIdentity: asUser(user, key) }

/** Rights first, then the lights: what comes after is not meant to be seen. */
export default defineDrill({
  id: 'stopped-trail',
  level: 2,
  minutes: 35,
  en: {
    title: 'svc-invoice becomes an administrator',
    story:
      'Friday, 18:50, most people have left. svc-invoice writes the invoices of the month with a key that a supplier holds. The platform team cleans up after a load test tonight: flow logs of the test network go, it stands in the calendar.',
    lesson:
      'Who stops the log wants what comes next to stay unseen. Start it again and take the rights away in the same minute: with either one alone the other is undone. CloudTrail keeps its event history in any case, so the gap can be read afterwards.',
  },
  ja: {
    title: '管理者になった svc-invoice',
    story:
      '金曜日の 18 時 50 分、多くの人は退社しています。svc-invoice は月次の請求書を作成するユーザーで、キーは取引先が保管しています。今夜はプラットフォームチームが負荷試験の後片付けを行い、試験用ネットワークのフローログを削除する予定がカレンダーに入っています。',
    lesson:
      'ログを止めるのは、次の行動を見られたくないからです。ログの再開と権限の剥奪は、間を置かずに行う必要があります。片方だけでは元に戻されてしまいます。CloudTrail のイベント履歴は証跡を止めても残るため、空白の時間は後から確認できます。',
  },
  world: {
    subjects: [
      { userName: user, userType: 'IAMUser', accessKeyId: key, trail },
      { userName: 'platform-ci', userType: 'AssumedRole', roleName: 'platform-ci' },
    ],
  },
  injects: [
    {
      id: 'promoted',
      after: 0,
      event: {
        source: 'iam-policy-changes',
        detail: {
          ...from,
          requestParameters: {
            userName: user,
            policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          },
        },
      },
      en: 'svc-invoice was allowed one call too many, iam:AttachUserPolicy, and made itself an administrator.',
      ja: 'svc-invoice には余分な権限 iam:AttachUserPolicy が一つあり、自分自身を管理者にしました。',
    },
    {
      id: 'lights-out',
      after: 60,
      event: {
        source: 'cloudtrail-changes',
        detail: { ...from, eventName: 'StopLogging', requestParameters: { name: trail } },
      },
      en: 'A minute later the audit trail stops.',
      ja: '1 分後、監査用の証跡が停止されました。',
    },
    {
      id: 'clean-up',
      after: 200,
      distractor: true,
      event: {
        source: 'logs-removed',
        detail: {
          userIdentity: asRole('platform-ci', 'load-test-clean-up'),
          sourceIPAddress: '198.51.100.10',
          requestParameters: {
            DeleteFlowLogsRequest: { FlowLogId: { content: 'fl-0d5e6f70819a2b3c4', tag: 1 } },
          },
        },
      },
      en: 'The platform team removes the flow logs of the load test, as announced.',
      ja: 'プラットフォームチームが、予告どおり負荷試験のフローログを削除しただけです。',
    },
    {
      id: 'blind',
      after: 720,
      unless: ['restart', 'contain'],
      cost: 25,
      event: {
        source: 'detection-disabled',
        detail: {
          ...from,
          requestParameters: { detectorId: '4cb1d2e3f4a5968778695a4b3c2d1e0f' },
        },
      },
      en: 'GuardDuty is deleted, too: from now on nobody would have told you.',
      ja: 'GuardDuty も削除されました。ここから先は、何が起きても通知が届きません。',
    },
  ],
  goal: {
    acknowledge: { within: 240, points: 15 },
    right: [
      {
        id: 'restart',
        playbooks: ['restore-cloudtrail'],
        on: trail,
        role: 'contain',
        within: 600,
        points: 30,
        why: { en: 'The audit trail is started again.', ja: '監査用の証跡を再開します。' },
      },
      {
        id: 'contain',
        playbooks: ['contain-user', 'deactivate-access-key'],
        on: user,
        role: 'contain',
        within: 660,
        points: 40,
        why: {
          en: 'svc-invoice can do nothing more, administrator or not.',
          ja: '管理者権限の有無にかかわらず、svc-invoice を使えなくします。',
        },
      },
    ],
    wrong: [
      {
        id: 'platform-denied',
        playbooks: ['contain-role', 'revoke-role-sessions'],
        on: 'platform-ci',
        cost: 20,
        why: {
          en: 'The platform team was thrown out in the middle of an announced clean-up.',
          ja: '予告されていた後片付けの最中に、プラットフォームチームの操作を止めてしまいました。',
        },
      },
    ],
    tell: {
      within: 900,
      points: 15,
      why: {
        en: 'The supplier who holds the key is asked, and the lead is told before the weekend.',
        ja: '週末に入る前に責任者へ報告し、キーを保管する取引先にも確認します。',
      },
    },
  },
})
