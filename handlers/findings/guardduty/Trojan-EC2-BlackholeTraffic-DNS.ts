import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/BlackholeTraffic!DNS',
  status: 'active',
  severity: 'medium',
  attack: ['T1071.004'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for a domain that leads into a black hole',
    what: 'The domain was redirected to an address where nothing answers, as registries and researchers do with names of malware. The query shows that a program on the host still trusts the old name. Should the name ever be registered again by its authors, they would get the host back.',
    legitimate: [
      'Is it a domain of your own that lapsed and that an old job still uses?',
      'Does your DNS filter or an upstream resolver itself answer blocked names with such an address?',
    ],
    steps: [
      'Compare the answer in the Resolver query log with that of another resolver, so that you know who redirects the name.',
      'Search for the name in cron jobs, service units and application settings; a random-looking name will be in none of them.',
      'Then treat the host as infected: preserve memory and volumes, isolate the instance, and look at its neighbours for the same query.',
    ],
  },
  ja: {
    title: 'ブラックホールへ誘導されるドメインの名前解決',
    what: '問い合わせたドメインは、応答のないアドレスへ転送されています。マルウェアのドメインに対し、レジストリや研究者がとる措置です。ホスト上のプログラムがいまも古い名前を頼りにしていることを示しており、作者がその名前を再び取得すれば、ホストの制御も取り戻されてしまいます。',
    legitimate: [
      '失効した自社のドメインを、古いジョブが使い続けていませんか。',
      '自社の DNS フィルターや上位リゾルバーが、遮断した名前にこの種のアドレスを返していませんか。',
    ],
    steps: [
      'Resolver のクエリログの応答を別のリゾルバーと比べ、誰がその名前を転送しているのかを確かめる。',
      'cron、サービスユニット、アプリケーション設定でこの名前を検索する。ランダムな文字列のような名前なら、どこにも見つからない。',
      'その場合は感染したホストとして扱い、メモリとボリュームを保全して隔離し、周辺のホストの同じ問い合わせを探す。',
    ],
  },
})
