import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/DNSDataExfiltration',
  status: 'active',
  severity: 'high',
  attack: ['T1048.003', 'T1071.004'],
  playbooks: ['block-domain', 'isolate-instance', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'Data leaves an instance inside DNS queries',
    what: 'The queries of the instance carry more than names: data is cut into pieces and hidden in subdomains whose name server belongs to the receiver. The VPC resolver passes the queries on, so the host needs no internet access at all, and isolation by security group does not end it.',
    legitimate: [
      'Does an antivirus or reputation product encode hashes in its DNS lookups?',
      'Is a DNS tunnel (iodine, dnscat2) part of an agreed test?',
    ],
    steps: [
      'Block the parent domain in Route 53 Resolver DNS Firewall now; it cuts the path through Amazon DNS, which no security group does.',
      'Isolate the instance as well, and preserve its memory, where key, buffer and file list of the sender lie.',
      'Collect the query names in order from the Resolver query log: decoded, they show which data is gone.',
    ],
  },
  ja: {
    title: 'DNS クエリを使ったデータの持ち出し',
    what: 'インスタンスの DNS クエリに、データが紛れ込んでいます。データは細切れにされ、受け手のネームサーバーが管理するサブドメイン名として送られます。VPC のリゾルバーが中継するため、インターネットに出られないホストからでも持ち出せ、セキュリティグループによる隔離だけでは止まりません。',
    legitimate: [
      'ハッシュ値を DNS の名前に埋め込む、ウイルス対策製品や評価サービスではありませんか。',
      '合意済みのテストで、DNS トンネル (iodine、dnscat2 など) を使っていませんか。',
    ],
    steps: [
      '直ちに Route 53 Resolver DNS Firewall で親ドメインをブロックする。セキュリティグループでは止められない Amazon DNS 経由の通信も、この方法なら遮断できる。',
      'インスタンスも隔離し、メモリを保全する。送信プログラムの鍵、バッファー、ファイル一覧が残っている。',
      'Resolver のクエリログから問い合わせ名を順に集める。デコードすれば、どのデータが失われたかが分かる。',
    ],
  },
})
