import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CryptoCurrency:EC2/BitcoinTool.B',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: [
    'isolate-instance',
    'block-ip',
    'snapshot-volumes',
    'stop-instance',
    'scan-for-malware',
  ],
  en: {
    title: 'An instance is connected to a mining network',
    what: 'The instance holds connections to an address used for cryptocurrency work, such as a mining pool. Unlike a mere name lookup this is traffic that flows: a miner is probably at work, and the person who planted it can plant other things in the same way.',
    legitimate: [
      'Does the company run a wallet, an exchange or a blockchain node on this very host?',
      'Is the remote address a cloud or content network that pools share with ordinary sites?',
    ],
    steps: [
      'Compare CPU load in CloudWatch with the time of the first connection; the step in the curve dates the break-in.',
      "Take snapshots, isolate the instance, and copy the miner's configuration: its wallet address ties your hosts to each other.",
      'Look for the entrance: exposed Docker, Jenkins, Redis or SSH, then RunInstances calls that the instance role or its owner never made.',
    ],
  },
  ja: {
    title: 'インスタンスとマイニングネットワークとの通信',
    what: 'マイニングプールなど、暗号通貨に使われるアドレスとの接続が続いています。名前解決だけの場合とは異なり実際に通信が流れているため、マイナーが稼働中と考えられます。仕込んだ人物は、同じ方法でほかのものも仕込めます。',
    legitimate: [
      '自社のウォレット、取引所、ブロックチェーンノードを、まさにこのホストで動かしていませんか。',
      '相手は、マイニングプールと一般サイトが同居するクラウドや CDN のアドレスではありませんか。',
    ],
    steps: [
      'CloudWatch の CPU 使用率と最初の接続時刻を比べる。グラフが跳ね上がった時点が侵入の時期を示す。',
      'スナップショットを取得してインスタンスを隔離し、マイナーの設定ファイルを控える。ウォレットアドレスから、ほかの感染ホストとのつながりが分かる。',
      '侵入口 (公開された Docker、Jenkins、Redis、SSH など) を探し、インスタンスロールや持ち主に覚えのない RunInstances の呼び出しがないかも調べる。',
    ],
  },
})
