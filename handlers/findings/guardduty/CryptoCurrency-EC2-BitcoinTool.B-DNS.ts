import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CryptoCurrency:EC2/BitcoinTool.B!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001', 'T1071.004'],
  playbooks: [
    'isolate-instance',
    'block-domain',
    'snapshot-volumes',
    'stop-instance',
    'scan-for-malware',
  ],
  en: {
    title: 'An instance looks up a mining pool',
    what: 'The instance asked DNS for a domain that belongs to a cryptocurrency pool or wallet service. Unless mining is your business, a miner was planted through an exposed service or a stolen key, and the same way in is open to worse things than miners.',
    legitimate: [
      'Does this host run a blockchain node or a price service that the team knows about?',
      'Is it a resolver or a proxy that asks on behalf of other machines?',
    ],
    steps: [
      'Take snapshots of the volumes while the miner still runs, then isolate the instance.',
      'Find the process and how it starts again: cron entries, systemd units, and containers that nobody deployed.',
      'Search other regions for instances launched lately with the same role or key, since miners come in numbers.',
    ],
  },
  ja: {
    title: 'インスタンスによるマイニングプールの名前解決',
    what: 'インスタンスが、暗号通貨のマイニングプールやウォレットサービスのドメインを DNS に問い合わせました。業務でマイニングを行っていないなら、公開サービスの脆弱性や盗まれた鍵を通じてマイナーを仕込まれたと考えられ、同じ侵入経路からより深刻な攻撃を受けるおそれがあります。',
    legitimate: [
      'このホストで、チームが把握しているブロックチェーンノードや相場取得サービスを動かしていませんか。',
      'ほかのマシンの問い合わせを中継する DNS リゾルバーやプロキシではありませんか。',
    ],
    steps: [
      'マイナーが動いているうちにボリュームのスナップショットを取得し、その後インスタンスを隔離する。',
      '該当プロセスと自動起動の仕組み (cron、systemd ユニット、覚えのないコンテナ) を特定する。',
      '同じロールや鍵で最近起動されたインスタンスがほかのリージョンにないか探す。マイナーは大量に立てられることが多い。',
    ],
  },
})
