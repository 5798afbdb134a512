import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/AbusedDomainRequest.Reputation',
  status: 'active',
  severity: 'medium',
  attack: ['T1568', 'T1583.006'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes'],
  en: {
    title: 'An instance asks for a domain on an abused hosting service',
    what: "The domain lies under a service that gives names away, such as a dynamic DNS provider or a free subdomain host, or it has expired and now points to a registrar's parking page. Attackers choose such places because a name costs nothing and leaves no trail. Honest hobby projects choose them for the first of these reasons.",
    legitimate: [
      'Does a developer reach a home server or a demo through a dynamic DNS name?',
      'Has a domain that you depend on lapsed, so that it is parked now?',
    ],
    steps: [
      "Take the full name from the finding and judge the part below the provider's domain: random letters differ from a product's name.",
      'Look in the Resolver query log for its rhythm; a query every few minutes day and night is a program calling home.',
      'In that case isolate the instance, snapshot the volumes and search them for the name.',
    ],
  },
  ja: {
    title: '悪用の多いサービス上のドメインの名前解決',
    what: '問い合わせ先は、ダイナミック DNS や無料サブドメインなど誰でも名前を取れるサービスのドメイン、または失効して登録事業者のパーキングページを指すドメインです。費用がかからず足もつきにくいため、攻撃者に好まれます。一方、無料だからという理由で個人の開発者も使います。',
    legitimate: [
      '開発者が、自宅サーバーやデモ環境へダイナミック DNS の名前で接続していませんか。',
      '利用しているドメインの更新を忘れ、パーキング状態になっていませんか。',
    ],
    steps: [
      '検出結果から完全な名前を取り出し、事業者のドメインより左の部分を見る。製品名ではなくランダムな文字列なら疑わしい。',
      'Resolver のクエリログで間隔を調べる。昼夜を問わず数分おきに続くなら、プログラムによる定期通信と考える。',
      'その場合はインスタンスを隔離し、ボリュームのスナップショットを取得して、その名前を含むファイルを探す。',
    ],
  },
})
