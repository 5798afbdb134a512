import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce',
  status: 'active',
  severity: 'high',
  attack: ['T1110.001', 'T1078', 'T1213.006'],
  playbooks: ['isolate-database'],
  en: {
    title: 'A database password was guessed',
    what: 'After a steady run of failures from a public address a login to the database went through. That is how it looks when a password list reaches the right line: take the account as taken over and its data as read until the logs say otherwise.',
    legitimate: [
      'Did one of your own people fight with a forgotten password from home and then get it right?',
      'Is this address the agreed source of a penetration test on this very database?',
    ],
    steps: [
      'Take a snapshot with create-db-snapshot or create-db-cluster-snapshot, then end the sessions of the user with pg_terminate_backend or mysql.rds_kill.',
      'Change the password of the guessed user and close the security group to public addresses before you open the application again.',
      'Search audit and engine logs from the first success on for dumps, new database users, granted roles and COPY TO PROGRAM.',
    ],
  },
  ja: {
    title: 'データベースパスワードの総当たりの成功',
    what: 'パブリックアドレスからの失敗が続いた後、データベースへのログインが成功しました。パスワードリストが正解に行き当たったときの典型的な経過です。ログで否定できるまでは、アカウントは乗っ取られ、データは読まれたものとして扱ってください。',
    legitimate: [
      '自社の担当者が、忘れたパスワードを自宅から何度も試し、ようやく思い出したのではありませんか。',
      '接続元は、まさにこのデータベースを対象に合意したペネトレーションテストのものですか。',
    ],
    steps: [
      'create-db-snapshot または create-db-cluster-snapshot でスナップショットを取得し、その後 pg_terminate_backend や mysql.rds_kill で該当ユーザーのセッションを切る。',
      '破られたユーザーのパスワードを変え、セキュリティグループからパブリックアドレスを外してから、アプリケーションを再開する。',
      '最初の成功以降の監査ログとエンジンのログから、ダンプ、新しいデータベースユーザー、権限の付与、COPY TO PROGRAM を探す。',
    ],
  },
})
