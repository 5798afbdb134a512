import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'AttackSequence:ECS/CompromisedCluster',
  status: 'active',
  severity: 'critical',
  attack: ['T1059.004', 'T1071', 'T1496.001'],
  playbooks: [
    'attack-sequence-response',
    'isolate-instance',
    'snapshot-volumes',
    'stop-task',
    'quarantine-account',
  ],
  en: {
    title: 'An ECS cluster broken into over several stages',
    what: 'Signals from tasks of one ECS cluster that could each be explained away line up as an intrusion: a strange process, a malicious file, talk with a hostile host, often a miner at the end. All that the task roles may reach belongs to the scope, not only the container that was noticed first.',
    legitimate: [
      'Is a red team working on this cluster today, and does its own log contain these very processes?',
      'Do all signals come from one image that was released shortly before the first of them?',
    ],
    steps: [
      'Save the output of describe-tasks and describe-task-definition for the tasks on the card, because ECS forgets stopped tasks within hours.',
      'Cut the affected tasks off at their security group and revoke the sessions of the task role; let the tasks themselves run until memory and files are copied.',
      'Read in CloudTrail what the task role, the execution role and the container instance role did since the first signal, above all RegisterTaskDefinition and RunTask.',
    ],
  },
  ja: {
    title: '複数の段階を経た ECS クラスターの侵害',
    what: '一つの ECS クラスターのタスクから、単独では説明のつくシグナルがいくつも届き、つなぎ合わせると侵入と判断されました。見慣れないプロセス、悪意のあるファイル、不審なホストとの通信、そして最後にマイナーという流れが典型です。最初に目についたコンテナだけでなく、タスクロールの権限が及ぶ範囲すべてを調査対象にしてください。',
    legitimate: [
      '今日このクラスターでレッドチーム演習が行われており、その作業記録に同じプロセスが載っていますか。',
      'すべてのシグナルが、最初の 1 件の直前にリリースされた同じイメージから出ていませんか。',
    ],
    steps: [
      'カードに示されたタスクの describe-tasks と describe-task-definition の出力を保存する。停止したタスクの情報は数時間で ECS から消える。',
      '該当するタスクをセキュリティグループで遮断し、タスクロールのセッションを取り消す。メモリとファイルの取得が済むまでタスクは動かしておく。',
      '最初のシグナル以降にタスクロール、実行ロール、コンテナインスタンスのロールが行った操作を CloudTrail で読む。RegisterTaskDefinition と RunTask に特に注意する。',
    ],
  },
})
