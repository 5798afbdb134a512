import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:Kubernetes/MaliciousIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1613', 'T1078'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'The cluster is being mapped from a known bad address',
    what: 'List and get calls for pods, nodes, roles or the like came from an address with a criminal record. Reading alone breaks nothing, but it presupposes a way in, and the map drawn now decides what is attacked next.',
    legitimate: [
      'Does an external dashboard or a SaaS monitor poll the API server from shared hosting?',
      'Is it a single probe of a public endpoint that the API server turned away?',
    ],
    steps: [
      'Check the status codes of all requests from this address; only refusals mean a scan, a 200 means a working credential.',
      'Identify the user of the successful calls and revoke its access entry, binding or key.',
      'Note which namespaces and ConfigMaps it could see, for passwords in ConfigMaps and environment variables are now known.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからのクラスターの調査',
    what: '悪用の履歴がある IP アドレスから、Pod、ノード、ロールなどの一覧取得や参照が行われました。読み取りだけでは何も壊れませんが、侵入口があることが前提であり、いま作られた見取り図が次の攻撃先を決めます。',
    legitimate: [
      '外部のダッシュボードや SaaS の監視が、共用ホスティングから API サーバーを参照していませんか。',
      '公開エンドポイントへの単発の探索で、API サーバーに拒否されたものではありませんか。',
    ],
    steps: [
      'この IP アドレスからの全リクエストのステータスコードを確認する。拒否だけならスキャン、200 があれば有効な認証情報が使われている。',
      '成功した呼び出しのユーザーを特定し、アクセスエントリ、バインディング、またはアクセスキーを取り消す。',
      '見られた名前空間と ConfigMap を控える。ConfigMap や環境変数に書かれたパスワードは知られたものとして扱う。',
    ],
  },
})
