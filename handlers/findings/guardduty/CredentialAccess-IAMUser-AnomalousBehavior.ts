import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'medium',
  attack: ['T1555.006', 'T1528', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity collects secrets in an unusual way',
    what: 'GetSecretValue, BatchGetSecretValue, GetPasswordData or GenerateDbAuthToken was called by an identity, from a place or with a client that does not fit its history. Whoever gathers passwords like this is preparing the next hop: a secret that has been read stays known even after the key is off.',
    legitimate: [
      'Has the owning service just been given a new secret or a new runner, with a commit that shows it?',
      'Did an administrator fetch a Windows password or a database token by hand during a recovery?',
    ],
    steps: [
      'Copy from CloudTrail the secretId or instanceId of each such call and whether it succeeded or ended in AccessDenied.',
      'Deactivate the key unless its owner can explain the calls on the phone.',
      'Rotate every secret that was handed out, beginning with those that open a way outside this account.',
    ],
  },
  ja: {
    title: '普段と異なる秘密情報の取得',
    what: 'GetSecretValue、BatchGetSecretValue、GetPasswordData、GenerateDbAuthToken のいずれかが、過去の傾向に合わない実行者、場所、クライアントから呼び出されました。こうしてパスワードを集める攻撃者は、次の侵入先を狙っています。一度読み取られた秘密情報は、アクセスキーを無効化しても攻撃者の手元に残ります。',
    legitimate: [
      '担当サービスに新しいシークレットやランナーが追加されたばかりで、それを示すコミットがありますか。',
      '復旧作業中の管理者が、Windows のパスワードやデータベースのトークンを手作業で取得していませんか。',
    ],
    steps: [
      '該当する呼び出しの secretId または instanceId と、成功か AccessDenied かを CloudTrail で確認して控える。',
      '持ち主が電話で説明できなければ、アクセスキーを無効化する。',
      '取得に成功したシークレットをすべてローテーションする。アカウントの外につながるものから始める。',
    ],
  },
})
