import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/UserfaultfdUsage',
  status: 'active',
  severity: 'medium',
  attack: ['T1068'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process handles page faults by userfaultfd',
    what: 'A program asked the kernel to hand its page faults over to user space. Virtual machine monitors do so to move memory while it is in use, and so do kernel exploits, which freeze the kernel at the right moment in order to win a race.',
    legitimate: [
      'Is it QEMU, Firecracker or CRIU, moving a machine or restoring a process at that time?',
      'Did fuzzing or kernel tests run on this machine?',
    ],
    steps: [
      'Find out whether the executable belongs to a package, and whether it was run by an ordinary user or from a world-writable folder.',
      'Read dmesg and the kernel log for oops, warnings or a sudden euid change near that time.',
      'If the program is unknown, keep it and a memory image, isolate, and set vm.unprivileged_userfaultfd to 0 on the rest of the fleet.',
    ],
  },
  ja: {
    title: 'userfaultfd によるページフォルトの処理',
    what: 'あるプログラムが、自身のページフォルトの処理をカーネルからユーザー空間に移しました。仮想マシンモニターは使用中のメモリを移すために使いますが、カーネルへの攻撃でも使われます。狙った瞬間にカーネルを待たせ、競合状態に勝つためです。',
    legitimate: [
      'QEMU、Firecracker、CRIU が、仮想マシンの移行やプロセスの復元を行っていませんか。',
      'このマシンで、ファジングやカーネルのテストを実行していませんか。',
    ],
    steps: [
      '実行ファイルがパッケージに属するか、一般ユーザーや誰でも書き込めるフォルダーから実行されたものかを調べる。',
      'その時刻前後に oops、警告、突然の euid の変化がないか、dmesg とカーネルログを読む。',
      '正体の分からないプログラムなら、実物とメモリイメージを残して隔離し、残りのホストで vm.unprivileged_userfaultfd を 0 にする。',
    ],
  },
})
