import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/MetaDataDNSRebind',
  status: 'unlisted',
  severity: 'high',
  now: 'UnauthorizedAccess:EC2/MetadataDNSRebind',
  attack: ['T1552.005'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'A name points at the metadata service (type in its other spelling)',
    what: 'This is MetadataDNSRebind written with a capital D, as it stands in rules, suppression filters and an AWS page. It means the same: a domain resolved to 169.254.169.254, so that an application which fetches URLs can be led to the role credentials of its own host.',
    legitimate: [
      'Does the event come from an old rule, a fixture or an integration that keeps this spelling?',
      'Did your own DNS zone get a readable name for the metadata address?',
    ],
    steps: [
      'Compare the time with findings of the official spelling for the same instance, so that nobody works on the case twice.',
      'Search the application and proxy log for requests whose URL contains the domain; their answers may hold the credentials.',
      'Revoke the sessions of the instance role if one was answered, and correct the filters that use this name.',
    ],
  },
  ja: {
    title: 'メタデータサービスを指すドメイン (タイプ名の別表記)',
    what: 'MetadataDNSRebind の D を大文字で綴ったもので、ルール、抑制フィルター、AWS のページの一部に残る表記です。意味は変わりません。169.254.169.254 に解決されるドメインが引かれており、URL を取得するアプリケーションが、ホスト自身のロールの認証情報へ誘導されるおそれがあります。',
    legitimate: [
      'この表記が残る古いルール、テストデータ、連携製品から届いたイベントではありませんか。',
      '自社の DNS ゾーンで、メタデータのアドレスに分かりやすい名前を付けていませんか。',
    ],
    steps: [
      '同じインスタンスに正式な表記の検出結果がないか時刻を比べ、二重対応を避ける。',
      'アプリケーションとプロキシのログで、URL にこのドメインを含むリクエストを探す。応答に認証情報が含まれているおそれがある。',
      '応答していた場合はインスタンスロールのセッションを取り消し、この表記を使うフィルターを直す。',
    ],
  },
})
