import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:S3/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'high',
  attack: ['T1530', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An address on your own threat list used S3',
    what: 'An object-level S3 call, such as PutObject or PutObjectAcl, came from an entry of the threat list that you uploaded. The finding does not say for which stage of an attack the call stands, so the API name decides how urgent it is.',
    legitimate: [
      'Was the list imported from a feed without age limits?',
      'Does the identity belong to a supplier who is about to leave, and whose networks you listed on purpose?',
    ],
    steps: [
      'Read the API in the finding: writes and ACL changes mean damage control now, reads mean counting what left.',
      'Check the credentials’ other calls from addresses off the list, since most thieves use more than one.',
      'Deactivate the key, or end the role’s sessions, if neither list owner nor key owner can explain the meeting of the two.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある IP アドレスからの S3 の利用',
    what: 'PutObject や PutObjectAcl など、オブジェクトを扱う S3 の呼び出しが、自分たちで登録した脅威リストの IP アドレスから行われました。このタイプは攻撃のどの段階かを示さないため、緊急度は API の名前から判断します。',
    legitimate: [
      '期限を設けずにフィードから取り込んだリストではありませんか。',
      '契約終了を控え、意図してネットワークを登録した委託先のアイデンティティですか。',
    ],
    steps: [
      '検出結果の API を読む。書き込みや ACL の変更なら直ちに被害を抑え、読み取りなら流出した分を数える。',
      '同じ認証情報による、リスト外の IP アドレスからの呼び出しも調べる。攻撃者の多くは複数のアドレスを使う。',
      'リストの管理者も鍵の持ち主も説明できなければ、鍵を無効化するか、ロールのセッションを終了させる。',
    ],
  },
})
