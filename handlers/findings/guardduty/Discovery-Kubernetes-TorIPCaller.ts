import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:Kubernetes/TorIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1613', 'T1090.003'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Somebody explores the cluster through Tor',
    what: 'Resource listings of the cluster were requested from a Tor exit node. The visitor takes care not to be recognised while they learn names, images and roles, which is the quiet part before the noisy one.',
    legitimate: [
      'Was the call refused, as with scanners that reach every public endpoint by way of Tor?',
      'Does a privacy-minded contributor administer this cluster, perhaps a test cluster of an open source project?',
    ],
    steps: [
      'Separate answered from refused requests of Tor addresses over the last week in CloudWatch Logs Insights.',
      'For answered ones take the named identity out of service before it turns from reading to writing.',
      'Keep the API server off the public internet (endpointPublicAccess=false) or admit your own networks alone.',
    ],
  },
  ja: {
    title: 'Tor 経由でのクラスターの探索',
    what: 'Tor の出口ノードから、クラスターのリソース一覧が要求されました。訪問者は正体を隠したまま、名前、イメージ、ロールを調べています。目立つ攻撃の前の静かな段階です。',
    legitimate: [
      '公開エンドポイントを Tor 経由で巡回するスキャナーのように、呼び出しは拒否されていませんか。',
      'オープンソースの検証用クラスターなどを、匿名性を重んじる参加者が管理していませんか。',
    ],
    steps: [
      'CloudWatch Logs Insights で、直近 1 週間の Tor からのリクエストを、応答したものと拒否したものに分ける。',
      '応答したものについては、読み取りが書き込みに変わる前に、示されたアイデンティティを使えなくする。',
      'API サーバーをインターネットから外す (endpointPublicAccess=false) か、自社のネットワークだけを許可する。',
    ],
  },
})
