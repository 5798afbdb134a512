import { asRole, calls, defineDrill, guardDuty, invented, remoteAt, sessionOf } from '#kit'

const role = 'backup-operator'
const [doomed, retired] = [
  '2b7e4f10-93c5-4a68-8d1f-60a9b3c7d5e2',
  '91d0c3b2-5e47-4f86-a1b9-7c2e8d4f6a03',
]
const away = remoteAt('203.0.113.140', 'Sofia', 'Bulgaria', 'Example Bulletproof Hosting')
const keyArn = (id: string) => invented.arn('kms', `key/${id}`)

/** Ransom without a virus: who deletes the key has deleted all that it locks. The waiting period is the way out. */
export default defineDrill({
  id: 'doomed-keys',
  level: 2,
  minutes: 45,
  en: {
    title: 'Seven days left for a key',
    story:
      'Wednesday, 21:30. All backups of the shop are encrypted with one KMS key. The role backup-operator may manage keys, since the restore test of last spring. The platform team retires an old key of the photo archive tonight, change 4471: it is disabled first and deleted in a month.',
    lesson:
      'A deletion waits for seven days at the least: that is the time to cancel it, and it is lost only to those who read the alarm next week. Cancelling alone is not enough as long as the same session can schedule it again, and a cancelled key is still disabled until somebody enables it.',
  },
  ja: {
    title: '残り 7 日のキー',
    story:
      '水曜日の 21 時 30 分。店舗のバックアップは、すべて 1 つの KMS キーで暗号化されています。ロール backup-operator は、春の復元テスト以来、キーの管理権限を持ったままです。プラットフォームチームは今夜、変更番号 4471 に基づいて写真アーカイブの古いキーを廃止します。まず無効化し、1 か月後に削除する予定です。',
    lesson:
      'キーの削除には最短でも 7 日の待機期間があり、その間ならキャンセルできます。手遅れになるのは、アラームを翌週まで放置した場合だけです。ただし、同じセッションが再び削除を予約できる限り、キャンセルだけでは不十分です。また、キャンセルしたキーは、有効化するまで無効のままです。',
  },
  world: {
    subjects: [
      { kmsKey: doomed, eventName: 'ScheduleKeyDeletion', roleName: role, bucket: 'shop-backups' },
      { kmsKey: retired, eventName: 'DisableKey', roleName: 'platform-ci' },
    ],
  },
  injects: [
    {
      id: 'scheduled',
      after: 0,
      event: {
        source: 'kms-key-disabled',
        detail: {
          userIdentity: asRole(role, 'cli-20260822'),
          sourceIPAddress: away.ipAddressV4,
          requestParameters: { keyId: doomed, pendingWindowInDays: 7 },
          responseElements: { keyId: keyArn(doomed), keyState: 'PendingDeletion' },
        },
      },
      en: 'A stolen session of backup-operator schedules the deletion of the key of all backups, with the shortest wait there is.',
      ja: '盗まれた backup-operator のセッションで、全バックアップのキーの削除が最短の待機期間で予約されました。',
    },
    {
      id: 'retirement',
      after: 150,
      distractor: true,
      event: {
        source: 'kms-key-disabled',
        detail: {
          eventName: 'DisableKey',
          userIdentity: asRole('platform-ci', 'change-4471'),
          sourceIPAddress: '198.51.100.10',
          requestParameters: { keyId: retired },
          responseElements: null,
        },
      },
      en: 'Change 4471: the old key of the photo archive is disabled, as planned.',
      ja: '変更番号 4471 です。写真アーカイブの古いキーが、予定どおり無効化されました。',
    },
    {
      id: 'backups-deleted',
      after: 960,
      unless: ['way-closed'],
      cost: 25,
      event: guardDuty(
        'Impact:IAMUser/AnomalousBehavior',
        'high',
        'A session of backup-operator deletes recovery points in large numbers.',
        sessionOf(role, 'cli-20260822'),
        { action: calls('DeleteRecoveryPoint', 'backup.amazonaws.com', away), count: 64 },
      ),
      en: 'The session still works, and now the backups themselves are deleted.',
      ja: 'セッションがまだ有効なため、今度はバックアップそのものが削除されています。',
    },
  ],
  goal: {
    acknowledge: { within: 300, points: 15 },
    right: [
      {
        id: 'way-closed',
        playbooks: ['revoke-role-sessions', 'contain-role'],
        on: role,
        role: 'contain',
        within: 900,
        points: 35,
        why: {
          en: 'The stolen session of backup-operator ends, so that nothing is scheduled again.',
          ja: '盗まれた backup-operator のセッションを無効にし、再び予約されるのを防ぎます。',
        },
      },
      {
        id: 'cancelled',
        playbooks: ['cancel-key-deletion'],
        on: doomed,
        role: 'contain',
        within: 1_200,
        points: 35,
        why: { en: 'The deletion of the key is cancelled.', ja: 'キーの削除をキャンセルします。' },
      },
    ],
    wrong: [
      {
        id: 'retired-enabled',
        playbooks: ['enable-key'],
        on: retired,
        cost: 15,
        why: {
          en: 'The key that was retired under change 4471 was enabled again.',
          ja: '変更番号 4471 で廃止されたキーを、再び有効化してしまいました。',
        },
      },
    ],
    tell: {
      within: 1_200,
      points: 15,
      why: {
        en: 'The owners of the backups are told that nothing can be restored until the key is enabled.',
        ja: 'キーを有効化するまで復元できないことを、バックアップの管理者に伝えます。',
      },
    },
  },
})
