import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Runtime/SuspiciousDomainRequest.Reputation',
  status: 'active',
  severity: 'low',
  attack: ['T1568'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process asks for a domain under suspicion',
    what: 'The domain resembles those of past attacks, often because it is days old and hardly visited, but nobody has proved anything against it. Alone it is a hint; together with a new binary or a shell on the same workload it is a lead.',
    legitimate: [
      'Has marketing, a partner or your own team registered the domain recently?',
      'Does the workload visit arbitrary sites on behalf of users, as a link preview or a crawler does?',
    ],
    steps: [
      'Look up the registration date and the certificate log of the domain, from a machine outside the affected network.',
      'List other findings for the same instance or container within a day; the second signal decides whether you isolate.',
      'Keep the query on watch in DNS Firewall with an alert rule, and take a snapshot if the process has no known package.',
    ],
  },
  ja: {
    title: '悪意が疑われるドメインへの問い合わせ',
    what: '過去の攻撃で使われたものに似たドメインです。登録から日が浅くアクセスも少ないことが主な理由で、悪意があると確認されたわけではありません。単独では手がかりにすぎませんが、同じワークロードに新しいバイナリやシェルが現れていれば、追うべき糸口になります。',
    legitimate: [
      'マーケティング部門、取引先、自分たちのチームが最近登録したドメインではありませんか。',
      'リンクのプレビューやクローラーのように、利用者に代わって任意のサイトを訪れるワークロードですか。',
    ],
    steps: [
      '影響を受けたネットワークの外から、ドメインの登録日と証明書の発行記録を調べる。',
      '同じインスタンスやコンテナの 1 日以内の検出結果を一覧にする。二つ目のシグナルの有無で隔離を判断する。',
      'DNS Firewall のアラートルールで問い合わせを監視し、既知のパッケージに属さないプロセスならスナップショットを取得する。',
    ],
  },
})
