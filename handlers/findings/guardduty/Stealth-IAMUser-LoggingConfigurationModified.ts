import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Stealth:IAMUser/LoggingConfigurationModified',
  status: 'retired',
  severity: 'medium',
  attack: ['T1562.008', 'T1070'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal altered logging for the first time',
    what: 'StopLogging or another change to what the account records was made by a principal without a history of it. Unlike the CloudTrail type of the same family, which goes by the act, this one went by the stranger. It is retired; what it reported may have left a gap which is still there.',
    legitimate: [
      'Was logging moved to a central account or an organization trail in those weeks?',
      'Did an automation with a new role tidy up duplicate trails?',
    ],
    steps: [
      'Establish from when to when records are missing, using the digest files of log file validation.',
      "Make sure that today's trails cover all regions, include management events and write to a bucket that this principal cannot touch.",
      'Deactivate its key if the change stays unclaimed, and fill the gap from S3 access logs and Config history.',
    ],
  },
  ja: {
    title: 'ログ設定を初めて変更したプリンシパル',
    what: 'StopLogging など、アカウントの記録内容を変える操作が、その履歴のないプリンシパルから行われました。同じ系列の CloudTrail のタイプが行為そのものに反応するのに対し、こちらは見慣れない実行者に反応していました。すでに廃止されましたが、報告された変更による記録の空白は残っているかもしれません。',
    legitimate: [
      'その時期に、ログを集約アカウントや組織の証跡へ移していませんでしたか。',
      '新しいロールの自動化が、重複した証跡を整理したのではありませんか。',
    ],
    steps: [
      'ログファイルの検証のダイジェストを使い、いつからいつまで記録が欠けているかを確定する。',
      '現在の証跡が全リージョンと管理イベントを対象とし、このプリンシパルの手が届かないバケットに書かれていることを確かめる。',
      '変更の説明がつかなければアクセスキーを無効化し、空白を S3 のアクセスログと Config の履歴で補う。',
    ],
  },
})
