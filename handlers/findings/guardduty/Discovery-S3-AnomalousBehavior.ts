import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:S3/AnomalousBehavior',
  status: 'active',
  severity: 'low',
  attack: ['T1619'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity lists bucket contents in an unusual way',
    what: 'Calls such as ListObjects came from an identity with a tool, place or bucket that its history does not contain. Whoever wants to steal or encrypt data must first know where it lies, so this low finding is often the only warning before a high one.',
    legitimate: [
      'Did an analyst open a bucket for the first time, or did a data catalogue start to crawl it?',
      'Has a deployment changed the SDK, the region or the egress address of this application?',
    ],
    steps: [
      'Open the anomaly details of the finding: they say which of user, network, API, bucket and volume was new.',
      'Look in the S3 data events of the next hour for GetObject, CopyObject or DeleteObject by the same access key.',
      'If the owner does not know the calls, deactivate the key or revoke the role’s sessions before the listing becomes a download.',
    ],
  },
  ja: {
    title: 'バケット内のオブジェクトの普段と異なる一覧取得',
    what: 'あるアイデンティティが、これまでにないツール、場所、バケットの組み合わせで ListObjects などを呼び出しました。データを盗むにも暗号化するにも、まず在りかを知る必要があります。この重要度「低」の検出結果が、「高」の前の唯一の警告になることも少なくありません。',
    legitimate: [
      '分析担当者が初めてこのバケットを開いたか、データカタログが収集を始めたのではありませんか。',
      'デプロイにより、このアプリケーションの SDK、リージョン、出口の IP アドレスが変わっていませんか。',
    ],
    steps: [
      '検出結果の異常の詳細を開く。ユーザー、ネットワーク、API、バケット、量のうち何が新しかったかが分かる。',
      'その後 1 時間の S3 データイベントで、同じアクセスキーによる GetObject、CopyObject、DeleteObject を探す。',
      '持ち主に心当たりがなければ、一覧取得がダウンロードに変わる前に、アクセスキーを無効化するかロールのセッションを取り消す。',
    ],
  },
})
