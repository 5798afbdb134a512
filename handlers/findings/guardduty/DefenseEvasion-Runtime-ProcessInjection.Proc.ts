import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/ProcessInjection.Proc',
  status: 'active',
  severity: 'high',
  attack: ['T1055.009'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'Code was written into a process through /proc/PID/mem',
    what: 'One process opened the memory file of another and wrote into it. The victim goes on under its own name, with its own rights and connections, while foreign code runs inside; hardly any production software needs this door.',
    legitimate: [
      'Is the writer a debugger, a profiler or a live patching tool that you installed?',
      'Does a sandbox or a record-and-replay tool such as rr run on this host for tests?',
    ],
    steps: [
      'Name both sides from the finding: the writing process and targetProcess; the second one is now the suspect for whatever happens.',
      'Dump the memory of the target with gcore, or capture that of the whole host, before the service is restarted and the implant lost.',
      "Isolate the instance, then look for the rights that made it possible: root, CAP_SYS_PTRACE, or a container that shares the host's PID namespace.",
    ],
  },
  ja: {
    title: '/proc/PID/mem を経由したプロセスへのコードの書き込み',
    what: 'あるプロセスが別のプロセスのメモリファイルを開き、書き込みを行いました。標的のプロセスは元の名前、権限、接続を保ったまま、内部で別のコードを動かします。本番用のソフトウェアがこの入口を必要とすることはまずありません。',
    legitimate: [
      '書き込んだ側は、導入済みのデバッガー、プロファイラー、ライブパッチのツールですか。',
      'rr のような記録再生ツールやサンドボックスを、テスト目的でこのホストで動かしていませんか。',
    ],
    steps: [
      '検出結果から、書き込んだプロセスと targetProcess の双方を特定する。今後の不審な動きは後者を疑う。',
      'サービスが再起動されて埋め込まれたコードが失われる前に、gcore で標的のメモリを取得するか、ホスト全体のメモリを取得する。',
      'インスタンスを隔離し、書き込みを可能にした権限を探す。root、CAP_SYS_PTRACE、ホストの PID 名前空間を共有するコンテナが考えられる。',
    ],
  },
})
