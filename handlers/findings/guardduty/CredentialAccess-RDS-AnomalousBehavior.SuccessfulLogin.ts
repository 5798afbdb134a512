import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin',
  status: 'active',
  attack: ['T1078', 'T1213.006'],
  playbooks: ['isolate-database'],
  en: {
    title: 'Somebody new logged in to the database',
    what: 'A login succeeded whose user, address or client this database has not seen before, often a person using the account that belongs to an application. Severity follows the source: low from a private network, medium from a public address, high when failures from public addresses had gone before.',
    legitimate: [
      "Does a developer connect through a bastion with the application's user to look at one row?",
      'Have a new service, a migration job or a BI tool started to use this database today?',
    ],
    steps: [
      "See in the finding's database user details the user, database, authentication method and client application, and ask the team that owns this user.",
      'Read pg_stat_activity or SHOW PROCESSLIST while the session lives, and export the audit log if the engine writes one.',
      'If nobody claims it, end the session, rotate the secret in Secrets Manager and search for where it was copied from.',
    ],
  },
  ja: {
    title: '見慣れないユーザーや接続元からのデータベースログイン',
    what: 'これまでこのデータベースで見られなかったユーザー、接続元、クライアントからのログインが成功しました。アプリケーション用のアカウントを人が使っている例がよくあります。重要度は接続元で決まり、プライベートネットワークなら「低」、パブリックアドレスなら「中」、その前にパブリックアドレスからの失敗が続いていれば「高」です。',
    legitimate: [
      '開発者が踏み台を経由し、データを確認するためにアプリケーションのユーザーで接続していませんか。',
      '新しいサービス、移行ジョブ、BI ツールが、今日からこのデータベースを使い始めていませんか。',
    ],
    steps: [
      '検出結果のデータベースユーザー詳細でユーザー、データベース、認証方式、クライアントを確認し、そのユーザーを所有するチームに尋ねる。',
      'セッションが残っているうちに pg_stat_activity や SHOW PROCESSLIST を読み、エンジンが監査ログを出力していればエクスポートする。',
      '誰も名乗り出なければセッションを切り、Secrets Manager のシークレットをローテーションして、どこから漏れたかを調べる。',
    ],
  },
})
