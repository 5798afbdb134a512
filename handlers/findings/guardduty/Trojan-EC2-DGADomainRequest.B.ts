import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/DGADomainRequest.B',
  status: 'active',
  severity: 'high',
  attack: ['T1568.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for domains that look machine-made',
    what: 'Heuristics found queries for names of the kind that malware computes each day to find its server again. No list was consulted, so the family may be new. Most of the names do not exist; the one that does is the address of the attacker.',
    legitimate: [
      'Does the host produce random names itself: a DNS test, an ad blocker, Chromium probing for redirects?',
      'Do the names share one parent domain of a content network or a telemetry service that encodes identifiers in them?',
    ],
    steps: [
      'Put all names from the Resolver query log side by side, and pick those that were answered instead of NXDOMAIN.',
      'Isolate the instance and block the answered names in DNS Firewall, which also reaches queries to Amazon DNS.',
      "Preserve the memory, then the volumes; the generator's seed, mostly the date, lets analysts foretell the names of tomorrow.",
    ],
  },
  ja: {
    title: '機械的に生成されたとみられるドメインの名前解決',
    what: 'マルウェアが指令サーバーと落ち合うために日々算出するような名前が、ヒューリスティックにより検知されました。既知のリストによる判定ではないため、新種の可能性もあります。ほとんどの名前は存在しませんが、存在する一つが攻撃者の居場所です。',
    legitimate: [
      'DNS の試験、広告ブロッカー、Chromium のリダイレクト検査など、ホスト自身がランダムな名前を作っていませんか。',
      '識別子を名前に埋め込む CDN やテレメトリーなど、同じ親ドメインの下の名前ではありませんか。',
    ],
    steps: [
      'Resolver のクエリログから名前をすべて並べ、NXDOMAIN ではなく応答のあったものを選び出す。',
      'インスタンスを隔離し、応答のあった名前を DNS Firewall でブロックする。これなら Amazon DNS への問い合わせにも効く。',
      'メモリ、ボリュームの順に保全する。生成の種 (多くは日付) が分かれば、明日使われる名前も予測できる。',
    ],
  },
})
