import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Kubernetes/TorIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1098.006', 'T1053.007', 'T1090.003'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Lasting access to the cluster is set up through Tor',
    what: 'A call from a Tor exit node created or altered something that keeps a door open in the cluster. The caller plans to come back, perhaps months later and from a clean address, and then no Tor alarm will ring.',
    legitimate: [
      'Did a remote maintainer bootstrap this cluster by way of Tor for reasons of privacy?',
      'Was the object deleted again within minutes, as automated attack simulations do?',
    ],
    steps: [
      'Mark what was created as the hook for detection: alert on any later use of that account, token or schedule.',
      'Ask for the create response in the audit log; a TokenRequest there means that a token left which no binding shows.',
      'Delete the foothold and the identity together, then audit other clusters that trust the same IAM role.',
    ],
  },
  ja: {
    title: 'Tor 経由での持続的なアクセスの確保',
    what: 'Tor の出口ノードからの呼び出しで、クラスターに入口を残すものが作成または変更されました。侵入者は、数か月後に問題のない IP アドレスから戻ってくるつもりかもしれません。そのときは Tor の警報は鳴りません。',
    legitimate: [
      '遠隔の保守担当者が、プライバシー上の理由から Tor 経由でこのクラスターを構築していませんか。',
      '自動の攻撃シミュレーションのように、作成されたものが数分で削除されていませんか。',
    ],
    steps: [
      '作成されたものを検知の手がかりにする。そのアカウント、トークン、スケジュールが使われたら通知する。',
      '監査ログの作成時の応答を確認する。TokenRequest があれば、バインディングには現れないトークンが持ち出されている。',
      '足場とアイデンティティを同時に取り除き、同じ IAM ロールを信頼するほかのクラスターも調べる。',
    ],
  },
})
