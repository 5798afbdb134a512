import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/PtraceAntiDebugging',
  status: 'active',
  severity: 'low',
  attack: ['T1622'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process defends itself against debuggers',
    what: 'A program called ptrace with PTRACE_TRACEME, which keeps debuggers off, in a context that GuardDuty holds suspicious. The trick harms nobody by itself; the question is what has reason to be afraid of being watched.',
    legitimate: [
      'Is it licensed commercial software, a game server or a DRM component with copy protection?',
      'Does a test suite for debuggers or sandboxes run in this container?',
    ],
    steps: [
      'Compute the SHA-256 of the executable, or take executableSha256 from the finding, and look it up with a malware service without uploading the file.',
      'Look at neighbours in time: a download, a new cron entry or an odd domain within the same hour makes the low severity misleading.',
      'If the file has no known owner, take snapshots and keep a memory image for analysis elsewhere, as it will resist a debugger on the spot.',
    ],
  },
  ja: {
    title: 'プロセスによるデバッガー対策',
    what: 'あるプログラムが、デバッガーの接続を防ぐ PTRACE_TRACEME を指定して ptrace を呼び出し、前後の状況から GuardDuty が不審と判断しました。この手口自体に害はありません。問題は、何を見られたくないのかです。',
    legitimate: [
      'コピー防止機能を持つ商用ソフトウェア、ゲームサーバー、DRM コンポーネントではありませんか。',
      'このコンテナで、デバッガーやサンドボックスのテストスイートを動かしていませんか。',
    ],
    steps: [
      '実行ファイルの SHA-256 を計算するか検出結果の executableSha256 を使い、ファイルはアップロードせずにマルウェア情報サービスで照会する。',
      '前後の出来事を調べる。同じ 1 時間にダウンロード、新しい cron エントリ、見慣れないドメインがあれば、「低」という重要度はあてにならない。',
      '持ち主の分からないファイルなら、スナップショットとメモリイメージを取得して別環境で解析する。その場のデバッガーは拒まれる。',
    ],
  },
})
