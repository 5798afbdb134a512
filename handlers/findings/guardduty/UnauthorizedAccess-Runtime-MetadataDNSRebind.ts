import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:Runtime/MetadataDNSRebind',
  status: 'active',
  severity: 'high',
  attack: ['T1552.005', 'T1190'],
  playbooks: [
    'require-imdsv2',
    'isolate-instance',
    'block-domain',
    'snapshot-volumes',
    'stop-task',
  ],
  en: {
    title: 'A name leads a process to the metadata service',
    what: 'A process looked up a domain whose answer is 169.254.169.254, the address where EC2 hands out role credentials. An attacker who controls that name can make your application fetch them on his behalf, past filters that only forbid the address.',
    legitimate: [
      'Does your own DNS zone give the metadata service a friendly name?',
      'Did a vulnerability scanner test the application for server-side request forgery just now?',
    ],
    steps: [
      'Search the application log for the domain, and see in which parameter it came and what was answered.',
      'If the answer held credentials, revoke the sessions of the role and read in CloudTrail where they have been used.',
      'Require IMDSv2 on the instance, block the domain in DNS Firewall, and keep logs and snapshots for the search for the flaw.',
    ],
  },
  ja: {
    title: 'メタデータサービスに解決されるドメインへの問い合わせ',
    what: 'プロセスが問い合わせたドメインの応答は 169.254.169.254、つまり EC2 がロールの認証情報を渡すアドレスでした。ドメインを操れる攻撃者は、アドレスだけを禁じるフィルターをすり抜け、アプリケーション自身に認証情報を取得させることができます。',
    legitimate: [
      '自社の DNS ゾーンで、メタデータサービスに分かりやすい名前を付けていませんか。',
      '脆弱性スキャナーが、ちょうど SSRF の検査をしていませんでしたか。',
    ],
    steps: [
      'アプリケーションログでドメインを検索し、どのパラメーターから入り、何を応答したかを確認する。',
      '応答に認証情報が含まれていれば、ロールのセッションを取り消し、使われた場所を CloudTrail で調べる。',
      'インスタンスで IMDSv2 を必須にし、DNS Firewall でドメインをブロックする。欠陥の調査用にログとスナップショットを残す。',
    ],
  },
})
