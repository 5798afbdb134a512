import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/KernelModuleLoaded',
  status: 'active',
  severity: 'high',
  attack: ['T1547.006', 'T1014'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A kernel module was loaded on an instance',
    what: "Code was put into the running kernel of an EC2 instance. A module may see and change everything, it can hide files, processes and connections from every tool on the host, so from now on the instance's own answers are not to be trusted.",
    legitimate: [
      'Has a driver, an EDR agent or a file system package been installed or updated in the same minutes?',
      "Is the module signed and part of the distribution's kernel package, under /lib/modules?",
      'Did somebody trace or debug the kernel with a tool that compiles its own module?',
    ],
    steps: [
      'Note moduleName, moduleFilePath and moduleSha256 from the finding, and compare them with a clean host of the same AMI.',
      'Take snapshots of the volumes and examine them from another instance; a rootkit lies to lsmod, ps and ss on its own machine.',
      'Isolate the instance, plan to rebuild it from a trusted AMI, and treat its role and secrets as lost.',
    ],
  },
  ja: {
    title: 'インスタンスでのカーネルモジュールの読み込み',
    what: 'EC2 インスタンスで動作中のカーネルにコードが組み込まれました。カーネルモジュールはあらゆるものを読み書きでき、ファイル、プロセス、通信をホスト上のどのツールからも隠せます。これ以降、このインスタンス上で得られる情報は信用できません。',
    legitimate: [
      '同じ時間帯に、ドライバー、EDR エージェント、ファイルシステム関連のパッケージを導入または更新していませんか。',
      'モジュールは署名済みで、/lib/modules 配下にあるディストリビューションのカーネルパッケージの一部ですか。',
      '独自のモジュールをコンパイルするツールで、誰かがカーネルのトレースやデバッグをしていませんか。',
    ],
    steps: [
      '検出結果の moduleName、moduleFilePath、moduleSha256 を控え、同じ AMI から起動した正常なホストと比較する。',
      'ボリュームのスナップショットを取得し、別のインスタンスから調べる。ルートキットは自分のマシンの lsmod、ps、ss に偽の結果を返す。',
      'インスタンスを隔離し、信頼できる AMI からの再構築を計画する。ロールと秘密情報は失われたものとして扱う。',
    ],
  },
})
