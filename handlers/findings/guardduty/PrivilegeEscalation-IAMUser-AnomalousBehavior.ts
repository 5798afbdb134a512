import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'medium',
  attack: ['T1098.003', 'T1098.001', 'T1548.005'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity reaches for higher rights',
    what: "AddUserToGroup, PutUserPolicy, AssociateIamInstanceProfile or a similar call raises what somebody may do, and the caller has not handled permissions before. If it succeeded, the card's identity is no longer the one to worry about most; the one that received the rights is.",
    legitimate: [
      'Did a request for access go through your approval process today and name this user or group?',
      'Is the caller a deployment role that manages IAM for an application since its last release?',
    ],
    steps: [
      'Find in the request who gained what, and whether the call succeeded; errorCode AccessDenied means that the door held.',
      'Take the new policy, group membership or instance profile away again, after saving the policy document.',
      'Deactivate the keys of both caller and beneficiary, and read what the beneficiary did since the change.',
    ],
  },
  ja: {
    title: 'より高い権限を得ようとする操作',
    what: 'AddUserToGroup、PutUserPolicy、AssociateIamInstanceProfile など、誰かの権限を広げる API が、これまで権限管理をしたことのないアイデンティティから呼び出されました。成功していれば、最も警戒すべき相手はカードのアイデンティティではなく、権限を受け取った側です。',
    legitimate: [
      '本日承認されたアクセス申請に、このユーザーまたはグループの名前がありますか。',
      '呼び出し元は、直近のリリースからアプリケーションの IAM も管理するようになったデプロイ用ロールですか。',
    ],
    steps: [
      '誰が何を得たか、呼び出しが成功したかをリクエストから確かめる。errorCode が AccessDenied なら、権限の拡大は防がれている。',
      'ポリシー文書を保存したうえで、追加されたポリシー、グループ所属、インスタンスプロファイルを外す。',
      '呼び出し元と権限を得た側の双方のアクセスキーを無効化し、後者が変更以降に行った操作を読む。',
    ],
  },
})
