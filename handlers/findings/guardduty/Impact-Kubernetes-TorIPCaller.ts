import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Kubernetes/TorIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1485', 'T1489', 'T1090.003'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'The cluster is changed or damaged through Tor',
    what: 'A Tor exit node sent calls that modify or destroy resources of the cluster. Extortionists work like this: anonymous, with a valid credential, and directly at the workloads and their data.',
    legitimate: [
      'Has anyone ordered a destructive test, and is there a signed scope that includes this cluster?',
      'Could a chaos engineering tool send its traffic through an anonymising proxy?',
    ],
    steps: [
      'Lock out the identity, then every other identity that the same Tor traffic used within the day.',
      'Put backups out of reach before the attacker finds them: snapshots to another account, vault lock on AWS Backup.',
      'Look for a ransom note in ConfigMaps, namespaces and ingress pages, and keep it as evidence for the police.',
    ],
  },
  ja: {
    title: 'Tor 経由でのクラスターの変更または破壊',
    what: 'Tor の出口ノードから、クラスターのリソースを変更または破壊する操作が届きました。身元を隠し、有効な認証情報を使い、ワークロードとデータを直接狙うのは、恐喝犯の典型的な手口です。',
    legitimate: [
      '破壊を伴うテストを誰かが発注しており、このクラスターを含む合意済みの範囲が書面にありますか。',
      'カオスエンジニアリングのツールが、匿名化プロキシを経由して通信していませんか。',
    ],
    steps: [
      'アイデンティティを締め出し、当日に同じ Tor 通信で使われたほかのアイデンティティもすべて止める。',
      '攻撃者に見つかる前にバックアップを手の届かない場所へ移す。スナップショットは別アカウントへ、AWS Backup はボールトロックへ。',
      'ConfigMap、名前空間、Ingress のページに脅迫文がないか探し、警察への届け出に備えて証拠として残す。',
    ],
  },
})
