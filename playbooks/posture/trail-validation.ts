import * as kit from '#kit'

export default kit.defineCheck({
  id: 'trail-validation',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '2.2',
    '1.2': '2.2',
    '1.4': '3.2',
    '3.0': '3.2',
    '5.0': '3.2',
    '6.0': '4.2',
    '7.0': '4.2',
  },
  securityHub: ['CloudTrail.4'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'Trails sign their log files',
    why: 'Without digests nobody can prove afterwards that a log file is whole, or notice that one was taken away.',
    remedy: [
      'Run aws cloudtrail update-trail --name <trail> --enable-log-file-validation.',
      'Try it: aws cloudtrail validate-logs over the last week.',
    ],
    none: 'No trail belongs to this account.',
  },
  ja: {
    title: '証跡のログファイル検証',
    why: 'ダイジェストがなければ、ログファイルが改ざんされていないことも、削除されていないことも後から証明できません。',
    remedy: [
      'aws cloudtrail update-trail --name <証跡名> --enable-log-file-validation を実行します。',
      'aws cloudtrail validate-logs で直近 1 週間を検証します。',
    ],
    none: 'このアカウントが所有する証跡はありません。',
  },
  permissions: ['cloudtrail:DescribeTrails'],
  none: 'not-applicable',
  gather: kit.ownTrails,
  judge: (trails) =>
    trails.map((trail) =>
      kit.either(
        trail.TrailARN ?? '',
        trail.LogFileValidationEnabled === true,
        {
          en: 'Its log files are signed.',
          ja: 'ログファイルの検証が有効です。',
        },
        {
          en: 'Its log files are not signed.',
          ja: 'ログファイルの検証が無効です。',
        },
      ),
    ),
})
