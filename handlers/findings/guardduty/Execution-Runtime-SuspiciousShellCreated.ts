import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/SuspiciousShellCreated',
  status: 'active',
  severity: 'low',
  attack: ['T1059.004', 'T1190'],
  playbooks: ['capture-memory', 'isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A network service started an interactive shell',
    what: 'A process that listens on the network, such as a web or a database server, has started a shell meant for a person. Some tools work like that by design, hence the low severity; from a service that only answers requests it is the usual first sign of a successful exploit.',
    legitimate: [
      'Is the parent a web terminal, a notebook server or a CI agent that offers shells on purpose?',
      'Did an operator come in by SSH or ECS Exec through the process named as parent?',
    ],
    steps: [
      'Look at the parent process in the finding and the port on which it listens; reachable from the internet and unpatched is the worst pair.',
      'Go through the access log of that service for the seconds before the start: odd paths, long parameters, POSTs to upload folders.',
      'If no person owns the shell, keep memory and volumes and isolate before the visitor notices the attention.',
    ],
  },
  ja: {
    title: 'ネットワークサービスからの対話型シェルの起動',
    what: 'Web サーバーやデータベースなど、ネットワークで待ち受けるプロセスが、人間向けの対話型シェルを起動しました。設計上そう動くツールもあるため重要度は「低」ですが、要求に応答するだけのサービスから起動されたなら、攻撃が成功した最初の兆候と考えられます。',
    legitimate: [
      '親プロセスは、意図してシェルを提供する Web ターミナル、ノートブックサーバー、CI エージェントですか。',
      '運用担当者が SSH や ECS Exec で、親として示されたプロセスを経由して入っていませんか。',
    ],
    steps: [
      '検出結果の親プロセスと待ち受けポートを確認する。インターネットから到達でき、パッチも未適用という組み合わせが最も危うい。',
      'そのサービスのアクセスログで、起動直前の数秒を調べる。見慣れないパス、長いパラメーター、アップロード先への POST に注目する。',
      'シェルの持ち主がいなければ、侵入者に気付かれる前にメモリとボリュームを保全し、隔離する。',
    ],
  },
})
