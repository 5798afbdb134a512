import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Kubernetes/AnomalousBehavior.RoleBindingCreated',
  status: 'active',
  severity: 'medium',
  attack: ['T1098.006'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An unusual binding to a powerful role was created',
    what: 'A user made or changed a RoleBinding or ClusterRoleBinding to a role with far-reaching rights, in a way that departs from the cluster’s habits. With admin or cluster-admin as the role the severity is high, for one line of YAML is enough to own everything.',
    legitimate: [
      'Is a new operator being installed whose chart brings its own ClusterRoleBinding?',
      'Has a project changed its owners, and did an administrator add the new group by hand?',
    ],
    steps: [
      'Look at subjects and roleRef of the binding: a user or account that nobody knows decides the case.',
      'Copy the binding, delete it, and take away from its creator the verbs bind and escalate as well.',
      'Follow the new subject through the audit log from the minute it gained the rights.',
    ],
  },
  ja: {
    title: '強力なロールへの普段と異なるバインディングの作成',
    what: '広い権限を持つロールへの RoleBinding または ClusterRoleBinding が、クラスターの慣例から外れた形で作成または変更されました。ロールが admin や cluster-admin の場合、重要度は「高」になります。YAML 1 行ですべてを掌握できるためです。',
    legitimate: [
      'チャートに ClusterRoleBinding を含む新しいオペレーターを導入していませんか。',
      'プロジェクトの担当が替わり、管理者が新しいグループを手作業で追加していませんか。',
    ],
    steps: [
      'バインディングの subjects と roleRef を見る。誰も知らないユーザーやアカウントなら、侵害と判断してよい。',
      'バインディングを控えてから削除し、作成者からも bind と escalate の権限を外す。',
      '新たに権限を得たユーザーやアカウントが、その時点から何をしたかを監査ログで追う。',
    ],
  },
})
