import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/ProcessInjection.VirtualMemoryWrite',
  status: 'active',
  severity: 'high',
  attack: ['T1055'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: "A process wrote straight into another's memory",
    what: 'Data was copied into the address space of a running process by a call such as process_vm_writev. It needs neither a debugger nor a file under /proc, so it is the quiet variant of injection, and legitimate users of it are rarer still.',
    legitimate: [
      'Is the writing program part of a checkpoint tool, an emulator or an MPI library that moves data between processes?',
      'Do both processes belong to one application and one user, and did they always run together?',
    ],
    steps: [
      'List the open connections and files of targetProcess with ss and /proc/PID/fd; they show what the injected code is after.',
      'Save the memory of writer and target in one go, then take snapshots of the volumes.',
      'Isolate the instance and revoke the sessions of any role whose credentials the target held in memory.',
    ],
  },
  ja: {
    title: '別プロセスのメモリへの直接書き込み',
    what: 'process_vm_writev などの呼び出しにより、実行中のプロセスのアドレス空間へデータが書き込まれました。デバッガーも /proc 配下のファイルも使わない、目立たない注入手法です。正当に使うソフトウェアはさらに限られます。',
    legitimate: [
      '書き込んだのは、チェックポイントツール、エミュレーター、プロセス間でデータを移す MPI ライブラリの一部ですか。',
      '両方のプロセスは同じアプリケーション、同じユーザーのもので、以前から一緒に動いていましたか。',
    ],
    steps: [
      'targetProcess の開いている接続とファイルを ss と /proc/PID/fd で一覧にする。注入されたコードの狙いが見えてくる。',
      '書き込んだ側と標的のメモリをまとめて保存し、続けてボリュームのスナップショットを取得する。',
      'インスタンスを隔離し、標的のプロセスがメモリ上に認証情報を持っていたロールのセッションを取り消す。',
    ],
  },
})
