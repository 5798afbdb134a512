import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/FilelessExecution',
  status: 'active',
  severity: 'medium',
  attack: ['T1620', 'T1027.011'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A program runs from memory without a file',
    what: 'A process was started from an executable that exists only in memory, for instance through memfd_create. File scanners find nothing, and the whole evidence is gone with the process, which is why intruders load their second stage this way.',
    legitimate: [
      'Is it a just-in-time compiler, a language runtime or a packed installer that your build ships on purpose?',
      'Did the container runtime itself re-execute from a sealed copy, as newer runC versions do?',
    ],
    steps: [
      'Do not stop anything yet: copy /proc/PID/exe, /proc/PID/maps and the memory of the process while it lives.',
      'Capture memory through Systems Manager first and isolate the instance second, for the network cut also silences the agent.',
      'Follow the lineage up to the process that fed the code in; curl, python or a web server as parent is the initial access to be closed.',
    ],
  },
  ja: {
    title: 'ファイルを残さないメモリ上でのプログラム実行',
    what: 'memfd_create などを使い、メモリ上にしか存在しない実行ファイルからプロセスが起動されました。ファイルのスキャンでは何も見つからず、プロセスが終われば証拠も消えます。侵入者が第二段階のコードを読み込ませるときに好む手口です。',
    legitimate: [
      'JIT コンパイラ、言語ランタイム、自己展開型インストーラーなど、意図して組み込んだものですか。',
      '新しい runC のように、コンテナランタイム自身が封印されたコピーから再実行しただけではありませんか。',
    ],
    steps: [
      'まだ何も止めない。プロセスが生きているうちに /proc/PID/exe と /proc/PID/maps、プロセスのメモリをコピーする。',
      'Systems Manager 経由でメモリを取得してからインスタンスを隔離する。先に遮断すると SSM Agent の接続も失われる。',
      'コードを流し込んだプロセスまで系統をさかのぼる。親が curl、python、Web サーバーなら、ふさぐべき初期侵入の経路はそこにある。',
    ],
  },
})
