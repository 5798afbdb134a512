import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:S3/TorIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1619', 'T1090.003'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Buckets are being explored through Tor',
    what: 'Object lists or permissions in S3 were read from a Tor exit node. The visitor learns what you keep and how it is locked without showing a face; for a private bucket this takes a key of yours.',
    legitimate: [
      'Is it a public data set, whose readers may well use Tor?',
      'Has a journalist or researcher on your staff got a reason for Tor and access to this bucket?',
    ],
    steps: [
      'Tell by userIdentity in the data event whether an anonymous reader or one of your identities made the call.',
      'Take the identity’s key out of use, and search the last 90 days for sign-ins of it from unknown networks.',
      'Check the listed buckets for objects with credentials, such as state files, dumps and .env files, and rotate what they hold.',
    ],
  },
  ja: {
    title: 'Tor 経由でのバケットの調査',
    what: 'Tor の出口ノードから、S3 のオブジェクト一覧や権限が読み取られました。アクセス元は身元を隠したまま、何が保管され、どう保護されているかを調べています。非公開のバケットであれば、自社の認証情報が使われたことになります。',
    legitimate: [
      'Tor 経由で閲覧されることもある公開データセットですか。',
      '業務上 Tor を使う理由があり、このバケットへのアクセス権も持つ記者や研究者が社内にいますか。',
    ],
    steps: [
      'データイベントの userIdentity から、匿名の閲覧者か自社のアイデンティティかを見分ける。',
      'そのアイデンティティのアクセスキーを無効化し、過去 90 日間に見慣れないネットワークからのサインインがなかったかを調べる。',
      '対象のバケットに、ステートファイル、ダンプ、.env など認証情報を含むオブジェクトがないか調べ、あればローテーションする。',
    ],
  },
})
