import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'medium',
  attack: ['T1098', 'T1136.003'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity is building itself a way to stay',
    what: 'Calls such as CreateAccessKey, CreateUser, ImportKeyPair or UpdateAssumeRolePolicy came from an identity that does not normally make them. That is how an intruder survives the loss of the first key, so closing the first door is not enough.',
    legitimate: [
      'Is a new colleague being set up by hand, outside the usual pipeline?',
      'Has a deployment role got new duties in the last release?',
    ],
    steps: [
      'Write down all that the calls created: keys, users, key pairs, trust policies, Lambda functions with URLs.',
      'Deactivate both the calling key and the new ones, and take the stranger out of changed trust policies.',
      'Ask of each remaining new thing who ordered it, and delete what nobody claims after evidence is kept.',
    ],
  },
  ja: {
    title: '侵入を維持する足場づくりの疑い',
    what: '普段は CreateAccessKey、CreateUser、ImportKeyPair、UpdateAssumeRolePolicy などを呼び出さないアイデンティティが、それらを実行しました。侵入者は、最初の鍵を失っても戻れるようにこうした足場を作ります。最初の入口をふさぐだけでは足りません。',
    legitimate: [
      '新しいメンバーの設定を、通常のパイプラインを使わず手作業で行っていませんか。',
      '直近のリリースで、デプロイ用ロールの役割が増えていませんか。',
    ],
    steps: [
      '作成されたものをすべて書き出す。アクセスキー、ユーザー、キーペア、信頼ポリシー、URL 付きの Lambda 関数など。',
      '呼び出しに使われた鍵と新しく作られた鍵の両方を無効化し、変更された信頼ポリシーから見知らぬ相手を外す。',
      '残った新規リソースの依頼者を一つずつ確認し、証拠を保全したうえで誰も名乗り出ないものを削除する。',
    ],
  },
})
