import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/ProcessInjection.Ptrace',
  status: 'active',
  severity: 'medium',
  attack: ['T1055.008'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'Code was injected into a process with ptrace',
    what: 'A process attached to another one by the ptrace system call and appears to have changed its code or registers. Debuggers do the same all day, which is why the severity is medium; on a production host without developers the innocent explanation gets thin.',
    legitimate: [
      'Was gdb, strace, delve or a crash reporter attached by somebody who can say so?',
      'Does an application performance agent inject itself into running processes on this host?',
    ],
    steps: [
      'Ask the person behind the session: match the user and the start time of the tracing process with Session Manager history or the SSH log.',
      'If nobody answers, capture memory and volumes first, because detaching the tracer may remove what it planted.',
      'After isolation set kernel.yama.ptrace_scope to 1 or higher on the sister hosts, and drop SYS_PTRACE from container definitions.',
    ],
  },
  ja: {
    title: 'ptrace によるプロセスへのコード注入',
    what: 'あるプロセスが ptrace システムコールで別のプロセスに接続し、コードやレジスタを書き換えたとみられます。デバッガーも日常的に同じことをするため重要度は「中」ですが、開発者が触れない本番ホストでは、正当な理由は考えにくくなります。',
    legitimate: [
      'gdb、strace、delve、クラッシュレポーターを接続したと名乗り出る人はいますか。',
      'このホストでは、性能監視エージェントが実行中のプロセスに自身を組み込む設定になっていませんか。',
    ],
    steps: [
      'セッションの当事者に尋ねる。ptrace を呼び出したプロセスのユーザーと開始時刻を、Session Manager の履歴や SSH のログと突き合わせる。',
      '該当者がいなければ、まずメモリとボリュームを保全する。そのプロセスがデタッチすると、埋め込まれたコードも消えるおそれがある。',
      '隔離後、同種のホストで kernel.yama.ptrace_scope を 1 以上にし、コンテナの定義から SYS_PTRACE を外す。',
    ],
  },
})
