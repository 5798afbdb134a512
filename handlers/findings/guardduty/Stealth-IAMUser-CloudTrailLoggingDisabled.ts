import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Stealth:IAMUser/CloudTrailLoggingDisabled',
  status: 'active',
  severity: 'low',
  attack: ['T1562.008'],
  playbooks: [
    'restore-cloudtrail',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: 'A CloudTrail trail was stopped or deleted',
    what: 'Someone called StopLogging, DeleteTrail or the like. The default severity is low, but the meaning is not: who breaks into an account blinds its log first, and from this minute on you may be missing what comes next.',
    legitimate: [
      'Does a change ticket or a Terraform plan of today replace this trail by another one?',
      'Is there still an organization trail that records the same account?',
    ],
    steps: [
      'Start logging again, then look at Event history, which keeps 90 days of management events whatever happens to trails.',
      'Deactivate the key that made the call unless its owner explains it, and read what it did in the hour before.',
      "Make sure that the bucket's objects, its lifecycle rules and the log file validation digests are untouched.",
    ],
  },
  ja: {
    title: 'CloudTrail 証跡の停止または削除',
    what: 'StopLogging や DeleteTrail などの操作により、証跡の記録が止められました。既定の重要度は「低」ですが、意味は軽くありません。アカウントに侵入した攻撃者は、まずログを止めようとします。この時点以降の操作が記録されていないおそれがあります。',
    legitimate: [
      '本日の変更チケットや Terraform の計画で、この証跡を別の証跡へ置き換えていませんか。',
      '同じアカウントを記録する組織の証跡が、別に残っていますか。',
    ],
    steps: [
      'ログ記録を再開し、イベント履歴を確認する。管理イベントは証跡の状態にかかわらず 90 日間残っている。',
      '持ち主の説明がなければ操作に使われたアクセスキーを無効化し、直前 1 時間の操作を読む。',
      'ログのバケットのオブジェクト、ライフサイクルルール、ログファイル検証のダイジェストが改変されていないことを確かめる。',
    ],
  },
})
