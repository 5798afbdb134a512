import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/AnomalousBehavior.FailedLogin',
  status: 'active',
  severity: 'low',
  attack: ['T1110.001', 'T1110.003'],
  playbooks: [],
  en: {
    title: 'Database logins fail in an unusual pattern',
    what: 'The model that watches logins to this database saw failures which do not fit its usual users, addresses or clients. From a private address it is mostly a wrong password after a rotation; from a public one it is somebody working through a list, who should not be able to reach the database at all.',
    legitimate: [
      'Was the database password rotated without all clients being told?',
      'Does a new version of an application or a reporting tool connect with an old connection string?',
    ],
    steps: [
      'Read user, application and failed attempts under the login attributes of the finding, and whether the address is yours.',
      'Download the engine log with aws rds download-db-log-file-portion before it rolls over, and look for a success among the failures.',
      "If the address is public, remove its way in: PubliclyAccessible off and the security group limited to the application's own group.",
    ],
  },
  ja: {
    title: 'データベースへの通常と異なるログイン失敗',
    what: 'このデータベースへのログインを学習しているモデルが、普段のユーザー、接続元、クライアントに合わない失敗を検出しました。プライベートアドレスからなら、多くはローテーション後の古いパスワードです。パブリックアドレスからなら、誰かがリストを順に試しており、そもそも相手から届く状態であること自体が問題です。',
    legitimate: [
      'データベースのパスワードを変更し、一部のクライアントへの反映を忘れていませんか。',
      '新しい版のアプリケーションやレポートツールが、古い接続文字列を使っていませんか。',
    ],
    steps: [
      '検出結果のログイン属性でユーザー、アプリケーション、失敗回数を読み、接続元が自社のものか確かめる。',
      'ログが消える前に aws rds download-db-log-file-portion でエンジンのログを取得し、失敗の間に成功が混じっていないか調べる。',
      '接続元がパブリックなら経路を断つ。PubliclyAccessible を無効にし、セキュリティグループをアプリケーションのグループだけに絞る。',
    ],
  },
})
