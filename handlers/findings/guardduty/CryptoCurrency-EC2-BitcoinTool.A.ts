import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CryptoCurrency:EC2/BitcoinTool.A',
  status: 'retired',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance works for a Bitcoin mining pool',
    what: 'The first detector of its kind: the instance exchanged traffic with a Bitcoin mining pool. AWS has withdrawn the type, so you meet it in archives, old rules and imported reports. What it describes is as current as ever: someone else spends your computing time.',
    legitimate: [
      'Was the finding imported or replayed from a time when this type still existed?',
      'Did the instance belong to a mining or blockchain project that has ended since?',
    ],
    steps: [
      'Check whether the instance still exists and whether its CPU still runs at full load in CloudWatch.',
      "If it does, snapshot the volumes, isolate the instance, and read user data and cron for the miner's start.",
      'Move rules and suppression filters that name this type to the types that GuardDuty issues today.',
    ],
  },
  ja: {
    title: 'Bitcoin マイニングプールとの通信',
    what: 'この種の検知としては最初のもので、インスタンスと Bitcoin のマイニングプールとの通信を示します。AWS がすでに廃止したタイプのため、目にするのはアーカイブ、古いルール、取り込んだレポートの中だけです。計算資源が他人に使われるという脅威そのものは、いまも変わりません。',
    legitimate: [
      'このタイプがまだ使われていた時期の検出結果が、取り込みや再送で届いただけではありませんか。',
      'すでに終了したマイニングやブロックチェーンの案件で使っていたインスタンスですか。',
    ],
    steps: [
      'インスタンスが現存するか、CloudWatch で CPU 使用率が高止まりしていないかを確認する。',
      '動いていれば、ボリュームのスナップショットを取得して隔離し、ユーザーデータと cron からマイナーの起動元を調べる。',
      'このタイプを指定しているルールや抑制フィルターを、現在 GuardDuty が発行するタイプに書き換える。',
    ],
  },
})
