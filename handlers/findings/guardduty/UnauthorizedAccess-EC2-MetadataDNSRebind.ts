import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/MetadataDNSRebind',
  status: 'active',
  aliases: ['UnauthorizedAccess:EC2/MetaDataDNSRebind'],
  severity: 'high',
  attack: ['T1552.005', 'T1190'],
  playbooks: ['require-imdsv2', 'isolate-instance', 'block-domain', 'snapshot-volumes'],
  en: {
    title: 'A domain leads an instance to its own metadata service',
    what: 'The instance resolved a public name whose answer is 169.254.169.254. By DNS rebinding an application that checks names but not addresses fetches the instance metadata for the attacker, and with it the temporary keys of the instance role.',
    legitimate: [
      'Has your network team given the metadata address a name in your own zone on purpose?',
      'Did a tester with permission use a rebinding service against an application here?',
    ],
    steps: [
      'Find the request that contained the name in the access log of the application (webhook, image fetch, PDF export) and what it returned.',
      "If metadata came back, revoke the role's sessions and look in CloudTrail for its use from outside the instance.",
      'Require IMDSv2 with a hop limit of 1, which a plain URL fetch does not get past, and repair the URL check in the application.',
    ],
  },
  ja: {
    title: 'メタデータサービスに誘導するドメインの名前解決',
    what: 'インスタンスが解決したドメインの応答が 169.254.169.254 でした。DNS リバインディングと呼ばれる手口で、名前だけを検査してアドレスを確かめないアプリケーションに、インスタンスメタデータを取得させます。その中には、インスタンスロールの一時的な認証情報が含まれます。',
    legitimate: [
      'ネットワーク担当が、自社のゾーンでメタデータのアドレスに意図的に名前を付けていませんか。',
      '許可を得たテスターが、リバインディングのサービスをこのアプリケーションに使っていませんか。',
    ],
    steps: [
      'アプリケーションのアクセスログ (Webhook、画像取得、PDF 出力など) から、この名前を含むリクエストと応答を特定する。',
      'メタデータを返していた場合はロールのセッションを取り消し、インスタンス外での使用がないか CloudTrail を調べる。',
      'IMDSv2 とホップ制限 1 を必須にしてこの種のリクエストを防ぎ、アプリケーションの URL 検査を修正する。',
    ],
  },
})
