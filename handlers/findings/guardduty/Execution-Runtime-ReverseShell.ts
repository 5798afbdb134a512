import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/ReverseShell',
  status: 'active',
  severity: 'high',
  attack: ['T1059.004', 'T1095'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A workload opened a shell to the outside',
    what: 'A shell was started whose input and output hang on a network connection that the workload itself opened. At the other end a person types. Firewalls let it pass, because the call comes from within.',
    legitimate: [
      'Is a penetration tester at the other end, with the address in the agreed scope?',
      'Does a remote support or a build tool hand out terminals through outbound connections?',
    ],
    steps: [
      'Write down the remote address and port and the parent of the shell, which usually is the exploited service itself.',
      'Isolate the instance at once in two steps, for an open connection outlives a mere change of the security group.',
      'Recover what was typed: process memory, shell history and EDR records, then CloudTrail for calls by the role since the shell began.',
    ],
  },
  ja: {
    title: 'ワークロードから外部へつながるシェル',
    what: 'ワークロード自身が開いたネットワーク接続に、シェルの入出力がつながれています。接続先では攻撃者が直接コマンドを入力しています。内側から開始された通信のため、ファイアウォールでは遮断されません。',
    legitimate: [
      '接続の相手はペネトレーションテスト担当者で、その IP アドレスは合意した範囲に含まれていますか。',
      'リモートサポートやビルドのツールが、外向きの接続で端末を提供していませんか。',
    ],
    steps: [
      '接続先の IP アドレスとポート、シェルの親プロセスを控える。親プロセスは、悪用されたサービスそのものであることが多い。',
      '直ちに、接続の追跡を外してから遮断する二段階でインスタンスを隔離する。セキュリティグループを替えるだけでは既存の接続が残る。',
      '入力された内容を復元する。プロセスのメモリ、シェル履歴、EDR の記録を調べ、シェル開始以降のロールの操作を CloudTrail で読む。',
    ],
  },
})
