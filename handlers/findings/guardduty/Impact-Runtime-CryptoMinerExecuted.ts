import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Runtime/CryptoMinerExecuted',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: [
    'isolate-instance',
    'snapshot-volumes',
    'stop-instance',
    'stop-task',
    'scan-for-malware',
  ],
  en: {
    title: 'A miner was started',
    what: 'A binary that is known as a cryptocurrency miner runs on an instance or in a container. No traffic needs to have left yet; it is the program itself that was recognized, so a blocked network does not make this one harmless.',
    legitimate: [
      'Is mining, or a benchmark with a miner, a service that you offer on this host?',
      'Has a research group compiled the program for a paper and told the cloud team?',
    ],
    steps: [
      'Keep the binary, its arguments and its parent, take snapshots, and let it burn CPU for those few minutes.',
      'Isolate the instance, or in EKS cordon the node and deny the pod all traffic; a deleted pod only comes back with its miner.',
      'Check the quick ways to multiply: RunInstances and RunTask by the same role in all regions, and new launch templates.',
    ],
  },
  ja: {
    title: 'マイナーの起動',
    what: '暗号通貨のマイナーとして知られるバイナリが、インスタンスまたはコンテナで動いています。通信の有無にかかわらずプログラム自体が識別されたため、ネットワークが遮断されていても安心できません。',
    legitimate: [
      'マイニングや、マイナーを使ったベンチマークを、このホストのサービスとして提供していますか。',
      '研究グループが論文のためにコンパイルし、クラウド担当チームにも伝えていますか。',
    ],
    steps: [
      'バイナリ、引数、親プロセスを残し、スナップショットを取得する。その数分間は CPU を使わせておく。',
      'インスタンスは隔離し、EKS ではノードを cordon して Pod の通信をすべて拒否する。Pod を削除しても、マイナーごと再作成されるだけである。',
      '増殖の手段を確認する。全リージョンでの同じロールによる RunInstances と RunTask、新しい起動テンプレートに注目する。',
    ],
  },
})
