import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/NewLibraryLoaded',
  status: 'active',
  severity: 'medium',
  attack: ['T1574.006', 'T1129'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A container process loaded a library that is not in its image',
    what: 'A shared library was created or changed after the container started, and a process loaded it. That is a way to slip code into an honest program, for instance to catch passwords or to hide files, without starting a process of its own.',
    legitimate: [
      'Does the application unpack native libraries at run time, as Java and Python packages like to do under /tmp?',
      'Was a monitoring agent injected by the platform after the start?',
    ],
    steps: [
      'Read libraryPath and the loading process; a file named by LD_PRELOAD or /etc/ld.so.preload is a strong sign of a rootkit.',
      'Copy the library and /proc/PID/maps of every process that has it mapped, before the pod is rescheduled.',
      'Compare the other replicas of the workload: the same file in all of them points at the build, in one alone at an attack.',
    ],
  },
  ja: {
    title: 'コンテナのプロセスによるイメージ外ライブラリの読み込み',
    what: 'コンテナの起動後に作成または変更された共有ライブラリを、プロセスが読み込みました。新しいプロセスを起動せず、正規のプログラムにコードを忍び込ませる手口です。パスワードの盗み取りやファイルの隠蔽に使われます。',
    legitimate: [
      'アプリケーションが実行時にネイティブライブラリを展開していませんか。Java や Python のパッケージは /tmp によく展開します。',
      '起動後に、基盤側が監視エージェントを組み込んでいませんか。',
    ],
    steps: [
      'libraryPath と読み込んだプロセスを確認する。LD_PRELOAD や /etc/ld.so.preload で指定されたファイルなら、ルートキットの疑いが強い。',
      'Pod が再配置される前に、ライブラリと、それをマップしている全プロセスの /proc/PID/maps をコピーする。',
      '同じワークロードのほかのレプリカと比較する。すべてに同じファイルがあればビルド、一つだけなら攻撃が疑われる。',
    ],
  },
})
