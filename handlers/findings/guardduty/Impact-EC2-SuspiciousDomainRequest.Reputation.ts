import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/SuspiciousDomainRequest.Reputation',
  status: 'active',
  severity: 'low',
  attack: ['T1568', 'T1583.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes'],
  en: {
    title: 'An instance asks for a domain that hardly anybody knows',
    what: 'The domain is new or rarely asked for, and shares features with domains that turned out bad; no known threat belongs to it. Alone this is a hint, and most new domains are just new. Together with another finding on the same host it is often the missing link.',
    legitimate: [
      'Is the domain a fresh project, campaign or test of your own company?',
      'Did a supplier move its update or telemetry service to a new name?',
    ],
    steps: [
      'Look up registration date and registrar with whois, and the answer in the Resolver query log.',
      'List which hosts asked for it; if it is one alone, check what else GuardDuty reports on this host within a day of the query.',
      'If a second sign appears, connect through Session Manager, tie the query to a process, and only then decide on isolation.',
    ],
  },
  ja: {
    title: 'ほとんど知られていないドメインの名前解決',
    what: '登録されたばかり、またはめったに引かれないドメインで、後に悪性と判明したドメインと共通する特徴があります。ただし、既知の脅威との結び付きは確認されていません。新しいドメインの大半は単に新しいだけですが、同じホストにほかの検出結果があれば、両者をつなぐ手がかりになります。',
    legitimate: [
      '自社の新しいプロジェクト、キャンペーン、検証のためのドメインではありませんか。',
      '利用中の製品の更新やテレメトリーの接続先が、新しい名前に変わっていませんか。',
    ],
    steps: [
      'whois で登録日と登録事業者を、Resolver のクエリログで応答内容を調べる。',
      'どのホストが問い合わせたかを一覧にする。1 台だけなら、前後 1 日にこのホストで出たほかの検出結果を確認する。',
      '別の兆候が見つかったら、Session Manager で接続して問い合わせ元のプロセスを突き止め、そのうえで隔離を判断する。',
    ],
  },
})
