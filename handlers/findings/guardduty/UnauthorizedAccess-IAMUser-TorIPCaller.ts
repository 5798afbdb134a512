import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/TorIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1090.003', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'AWS credentials are used through Tor',
    what: 'An API call signed with your credentials came out of a Tor exit node. Hardly anybody administers AWS through Tor; thieves do, because it hides where they sit while they try out what a found key can do.',
    legitimate: [
      'Does the owner of these credentials use Tor or a privacy VPN, and can they name the calls?',
      'Is a red team at work with this very key?',
    ],
    steps: [
      'Ask the owner on a second channel; if there is no clear yes within minutes, deactivate the key.',
      'Go through what the key did in the last 90 days, above all new users, new keys and changed policies.',
      'Search repositories, build logs and laptops for the place where the key leaked.',
    ],
  },
  ja: {
    title: 'Tor 経由での AWS 認証情報の使用',
    what: '自分たちの認証情報で署名された API コールが、Tor の出口ノードから届きました。Tor 経由で AWS を管理する人はまずいません。一方、鍵を盗んだ攻撃者は、その鍵で何ができるかを試す間の居場所を隠すために Tor を使います。',
    legitimate: [
      '認証情報の持ち主は Tor や匿名 VPN を使っており、実行した操作を説明できますか。',
      'まさにこの鍵を使ったレッドチーム演習が行われていませんか。',
    ],
    steps: [
      '持ち主に別の連絡手段で確認し、数分以内に明確な答えがなければアクセスキーを無効化する。',
      '過去 90 日間にこの鍵で行われた操作を調べる。特にユーザーや鍵の作成、ポリシーの変更に注意する。',
      'リポジトリ、ビルドログ、PC を調べ、鍵が漏えいした場所を突き止める。',
    ],
  },
})
