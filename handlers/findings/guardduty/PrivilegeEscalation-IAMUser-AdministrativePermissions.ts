import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:IAMUser/AdministrativePermissions',
  status: 'retired',
  severity: 'low',
  attack: ['T1098.003', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal tried to make itself administrator',
    what: 'A user or role attempted to attach a very wide policy to itself. Low severity stood for a refused attempt and medium for one that worked, and the two differ by everything: in the second case the caller could do anything in the account from then on. Old findings only; GuardDuty has retired the type.',
    legitimate: [
      'Does a bootstrap script grant itself rights for an installation and drop them at the end?',
      'Was it an administrator who repaired a lock-out, with a second person present?',
    ],
    steps: [
      'Look for errorCode in the CloudTrail event: absent means that the policy took effect.',
      'Remove the policy from the principal and check that no permissions boundary was deleted along with it.',
      'Deactivate the key, and review under which weak permission the attempt was possible at all (iam:PutUserPolicy, iam:CreatePolicyVersion, iam:PassRole).',
    ],
  },
  ja: {
    title: '自分自身を管理者にしようとする操作',
    what: 'ユーザーまたはロールが、非常に広い権限のポリシーを自分自身に付けようとしました。重要度「低」は拒否された試み、「中」は成功した試みを表し、両者の差は決定的です。成功していれば、その時点からアカウント全体を握られていたことになります。GuardDuty はこのタイプを廃止しており、届くのは過去の検出結果だけです。',
    legitimate: [
      '初期構築スクリプトが、導入の間だけ自身に権限を与え、最後に外す作りになっていませんか。',
      '締め出された状態を、管理者が第二者の立ち会いのもとで直したのではありませんか。',
    ],
    steps: [
      'CloudTrail のイベントに errorCode があるか見る。なければポリシーは有効になっている。',
      'プリンシパルからポリシーを外し、アクセス許可の境界が一緒に削除されていないことを確かめる。',
      'アクセスキーを無効化し、どの緩い権限 (iam:PutUserPolicy、iam:CreatePolicyVersion、iam:PassRole) でこの試みが可能だったかを見直す。',
    ],
  },
})
