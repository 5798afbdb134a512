import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Kubernetes/AnomalousBehavior.RoleCreated',
  status: 'active',
  severity: 'low',
  attack: ['T1098.006'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An unusual role with sweeping rights was created',
    what: 'Somebody defined or widened a Role or ClusterRole with more power than usual roles here have. A role of one’s own in place of cluster-admin escapes reviews that search for the well-known names only.',
    legitimate: [
      'Did an operator or CRD release enlarge its role, as the diff in Git shows?',
      'Is the author a developer who wrote * because listing the verbs was tedious?',
    ],
    steps: [
      'Check the rules for wildcards and for secrets, pods/exec, nodes/proxy, impersonate, bind and escalate.',
      'See whether a binding to the role exists already; without one nothing has happened so far but preparation.',
      'Preserve the definition with its managedFields, cut it down or delete it, and review the author’s other changes of the day.',
    ],
  },
  ja: {
    title: '広範な権限を持つ普段と異なるロールの作成',
    what: 'このクラスターの通常のロールより強い権限を持つ Role または ClusterRole が、作成または拡大されました。cluster-admin を使わず独自のロールを作るのは、有名な名前だけを探すレビューをすり抜けるための手口でもあります。',
    legitimate: [
      'オペレーターや CRD の新版がロールを広げており、Git の差分で確認できますか。',
      '開発者が操作を列挙する手間を惜しんで * と書いただけではありませんか。',
    ],
    steps: [
      'ルールにワイルドカードや、secrets、pods/exec、nodes/proxy、impersonate、bind、escalate がないか確かめる。',
      'このロールへのバインディングがすでにあるか調べる。なければ、まだ準備の段階にとどまっている。',
      '定義を managedFields ごと保存し、縮小または削除したうえで、作成者の当日のほかの変更も見直す。',
    ],
  },
})
