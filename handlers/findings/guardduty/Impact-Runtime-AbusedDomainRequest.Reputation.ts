import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Runtime/AbusedDomainRequest.Reputation',
  status: 'active',
  severity: 'medium',
  attack: ['T1568', 'T1071.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process asks for a domain of an often abused kind',
    what: 'The name belongs to a free subdomain service, a dynamic DNS provider or a parked address. Honest hobby projects live there too, but it is where malware rents its meeting points, because they cost nothing and change by the hour.',
    legitimate: [
      'Does a supplier of yours host a device or a webhook on dynamic DNS?',
      'Is the domain one that you let expire and that now points at a parking page?',
    ],
    steps: [
      'Check in the finding which program asked and how often; one lookup by a browser differs from one each minute by a daemon.',
      'Search the Resolver query logs of all VPCs for the same domain and its siblings under the same provider.',
      'If the program has no reason for it, block the domain in DNS Firewall, keep snapshots and isolate the host for a closer look.',
    ],
  },
  ja: {
    title: '悪用されやすい種類のドメインへの問い合わせ',
    what: '無料のサブドメインサービス、ダイナミック DNS、パーキング用アドレスのいずれかに属するドメインを、プロセスが問い合わせました。善意の個人も使う種類のドメインですが、無料で次々に変えられるため、マルウェアの待ち合わせ場所によく選ばれます。',
    legitimate: [
      '取引先が、機器や Webhook をダイナミック DNS で公開していませんか。',
      '以前に手放し、いまはパーキングページを指している自社のドメインではありませんか。',
    ],
    steps: [
      'どのプログラムが、どの頻度で問い合わせたかを検出結果で確認する。ブラウザーの 1 回と、デーモンの毎分 1 回とでは意味が違う。',
      '全 VPC の Resolver クエリログで、同じドメインと、同じ事業者の類似ドメインを検索する。',
      'プログラムに問い合わせる理由がなければ、DNS Firewall でドメインをブロックし、スナップショットを取得したうえでホストを隔離して調べる。',
    ],
  },
})
