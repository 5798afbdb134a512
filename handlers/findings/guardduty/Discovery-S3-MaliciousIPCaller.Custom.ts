import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:S3/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'high',
  attack: ['T1619', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An address on your own threat list explores buckets',
    what: 'An address that your organisation gave to GuardDuty as hostile looked into S3, for instance at object lists or access rules. The entry and the access contradict each other: one of the two should not exist.',
    legitimate: [
      'Was the network put on the list because of e-mail spam, which says nothing about S3?',
      'Is the caller a managed service of yours that moved into a listed cloud range?',
    ],
    steps: [
      'Ask the owner of the list about the entry, and the owner of the key about the call, before you drop either of them.',
      'Deny the range in the bucket policy by aws:SourceIp while the question is open, with an exception for VPC endpoints.',
      'Depending on the answers, withdraw the credentials or clean the list, and write the reason into the entry.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある IP アドレスからのバケットの調査',
    what: '組織が敵対的として GuardDuty に登録した IP アドレスから、オブジェクトの一覧やアクセス設定など S3 の内容が調べられました。登録とアクセスは両立しません。どちらか一方は、あってはならないものです。',
    legitimate: [
      'S3 とは無関係な迷惑メールを理由に、このネットワークをリストに載せていませんか。',
      'リストにあるクラウドの範囲へ移った、自社のマネージドサービスからの呼び出しではありませんか。',
    ],
    steps: [
      '登録とアクセスのどちらかを取り消す前に、リストの管理者には登録の理由を、鍵の持ち主には呼び出しの理由を尋ねる。',
      '結論が出るまで、VPC エンドポイントを例外としたうえで、バケットポリシーの aws:SourceIp でその範囲を拒否する。',
      '回答に応じて認証情報を取り消すかリストを整理し、判断の理由を登録に書き添える。',
    ],
  },
})
