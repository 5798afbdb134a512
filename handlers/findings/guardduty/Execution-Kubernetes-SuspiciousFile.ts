import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Kubernetes/SuspiciousFile',
  status: 'active',
  attack: ['T1105', 'T1204.003'],
  playbooks: ['isolate-pod', 'snapshot-volumes', 'isolate-instance'],
  en: {
    title: 'A dual-use tool lies on the disk of a Kubernetes container',
    what: 'The malware scan saw a file that is not malware by nature but serves attackers well, such as a scanner, tunnel, miner or adware, on a container’s disk. Some teams ship such tools on purpose, so the question is who put it there and when.',
    legitimate: [
      'Does the Dockerfile install the tool for debugging, load tests or network diagnosis?',
      'Is mining or proxying the declared purpose of this namespace?',
    ],
    steps: [
      'Compare file time and pod start: a file younger than the container was brought in while it ran.',
      'Collect shell history, outbound connections and the parent process on the node before the pod is evicted or rescheduled.',
      'If nobody owns the file, handle it as malware; if somebody does, move the tool to a debug image used on demand.',
    ],
  },
  ja: {
    title: 'Kubernetes コンテナのディスク上の悪用されうるツール',
    what: 'スキャナー、トンネル、マイナー、アドウェアなど、それ自体はマルウェアではないものの攻撃に役立つファイルが、コンテナのディスク上で見つかりました。意図して同梱しているチームもあるため、誰がいつ置いたかが問題です。',
    legitimate: [
      'デバッグ、負荷試験、ネットワーク診断のために、Dockerfile でこのツールを導入していませんか。',
      'マイニングやプロキシは、この名前空間の届け出済みの用途ですか。',
    ],
    steps: [
      'ファイルの時刻と Pod の起動時刻を比べる。コンテナより新しいファイルは、実行中に持ち込まれている。',
      'Pod が退避または再配置される前に、シェルの履歴、外部への接続、親プロセスをノード上で記録する。',
      '持ち主がいなければマルウェアとして扱う。いる場合は、必要なときだけ使うデバッグ用イメージへツールを移す。',
    ],
  },
})
