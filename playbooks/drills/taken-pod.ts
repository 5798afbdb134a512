import {
  calls,
  defineDrill,
  execs,
  guardDuty,
  keepDisks,
  machine,
  office,
  podOn,
  remoteAt,
  sessionOf,
} from '#kit'

const [node, role] = ['i-0f7e6d5c4b3a29180', 'shop-checkout-pod']
const away = remoteAt('192.0.2.201', 'Singapore', 'Singapore', 'Example Cloud Hosting')
const workers = machine(node, 'eks-shop-workers-3')
const team = { username: 'h.sato', groups: ['cluster-team'] }
const checkout = 'checkout-5c7d9b8f6-q4k2m'
const pod = podOn(workers, checkout, 'shop')

/** A pod is a process on somebody's machine, with somebody's role: three things to hold. */
export default defineDrill({
  id: 'taken-pod',
  level: 3,
  minutes: 50,
  en: {
    title: 'A visitor in the checkout pod',
    story:
      'Tuesday, 15:25. The cluster shop-eks runs the shop. The checkout was released an hour ago with a new library for receipts. Its pods run privileged, because of a debugging session in July that nobody cleaned up after; their role may read the payment queue. The cluster team works in kube-system today, as its calendar says.',
    lesson:
      'Out of a privileged pod it is one step to the node, and from there to every other pod on it. So the node had to go, its disks kept first, and the role of the pod with it: its credentials work anywhere, cluster or not. An exec into kube-system by the people who look after it is work, not an attack.',
  },
  ja: {
    title: '決済ポッドの訪問者',
    story:
      '火曜日の 15 時 25 分。店舗はクラスター shop-eks で動いています。1 時間前に、領収書用の新しいライブラリを組み込んだ決済機能がリリースされました。7 月のデバッグ作業の名残で、決済のポッドは特権モードのままで、そのロールは支払いキューを読み取れます。今日はクラスター担当チームが kube-system で作業する予定です。',
    lesson:
      '特権モードのポッドからノードまでは一歩で、そこからは同じノードの全ポッドに手が届きます。ディスクを保全したうえでノードを隔離し、ポッドのロールのセッションも取り消す必要がありました。その認証情報はクラスターの外でも使えるからです。担当者による kube-system での exec は、攻撃ではなく通常の作業です。',
  },
  world: {
    subjects: [{ instanceId: node, roleName: role }],
    names: { [node]: 'eks-shop-workers-3' },
  },
  injects: [
    {
      id: 'breakout',
      after: 0,
      event: guardDuty(
        'PrivilegeEscalation:Runtime/ContainerMountsHostDirectory',
        'high',
        'A container of checkout mounted a directory of its host.',
        pod,
      ),
      en: 'The new library opens a way into the checkout pod; the privileged container mounts the disk of its node.',
      ja: '新しいライブラリを通じて決済のポッドに侵入され、特権コンテナがノードのディスクをマウントしました。',
    },
    {
      id: 'pod-role',
      after: 240,
      event: guardDuty(
        'UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS',
        'high',
        'Credentials of the checkout pod are used outside AWS.',
        sessionOf(role, 'eks-shop-checkout'),
        { action: calls('ReceiveMessage', 'sqs.amazonaws.com', away) },
      ),
      en: 'The role of the pod reads the payment queue, from a rented server in Singapore.',
      ja: 'シンガポールのレンタルサーバーから、ポッドのロールで支払いキューが読み取られています。',
    },
    {
      id: 'maintenance',
      after: 330,
      distractor: true,
      event: guardDuty(
        'Execution:Kubernetes/ExecInKubeSystemPod',
        'medium',
        'A command was executed inside a pod of kube-system.',
        podOn(workers, 'coredns-6f8d4b7c9-x1z8p', 'kube-system', team),
        { action: execs(office) },
      ),
      en: 'The cluster team looks into the DNS of the cluster, as its calendar says.',
      ja: 'クラスター担当チームが、予定どおりクラスターの DNS を調べているだけです。',
    },
    {
      id: 'every-secret',
      after: 1_500,
      unless: ['node', 'sessions'],
      cost: 25,
      event: guardDuty(
        'CredentialAccess:Kubernetes/AnomalousBehavior.SecretsAccessed',
        'high',
        'Secrets of all namespaces of shop-eks were listed.',
        pod,
      ),
      en: 'With the credentials of the node the secrets of the whole cluster are read.',
      ja: 'ノードの認証情報で、クラスター全体のシークレットが読み取られました。',
    },
  ],
  goal: {
    acknowledge: { within: 300, points: 15 },
    right: [
      keepDisks(node, 'eks-shop-workers-3', { points: 15, within: 1_200 }),
      {
        id: 'node',
        playbooks: ['isolate-instance'],
        on: node,
        role: 'contain',
        within: 1_200,
        points: 25,
        why: { en: 'The node is isolated.', ja: 'ノードを隔離します。' },
      },
      {
        id: 'sessions',
        playbooks: ['revoke-role-sessions', 'contain-role'],
        on: role,
        role: 'contain',
        within: 900,
        from: 'pod-role',
        points: 20,
        why: { en: 'Its sessions end.', ja: 'ロールのセッションを取り消します。' },
      },
      {
        id: 'pod',
        playbooks: ['isolate-pod'],
        on: checkout,
        role: 'contain',
        within: 1_500,
        points: 10,
        why: { en: 'The pod gets no new credentials.', ja: 'ポッドへの認証情報の発行を止めます。' },
      },
    ],
    wrong: [
      {
        id: 'stopped',
        playbooks: ['stop-instance'],
        on: node,
        cost: 20,
        why: { en: 'The memory of the node was lost.', ja: 'ノードのメモリを失いました。' },
      },
    ],
    tell: {
      within: 1_500,
      points: 15,
      why: { en: 'The checkout team is called.', ja: '決済チームに切り戻しを依頼します。' },
    },
  },
})
