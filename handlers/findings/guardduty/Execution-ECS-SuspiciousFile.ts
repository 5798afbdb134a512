import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:ECS/SuspiciousFile',
  status: 'active',
  attack: ['T1610', 'T1588.002'],
  playbooks: ['stop-task', 'snapshot-volumes', 'isolate-instance'],
  en: {
    title: 'A doubtful program lies in a container of an ECS cluster',
    what: 'The scan found adware, spyware or a dual-use tool inside a container of this cluster. Images built for a service seldom need such things; either the build pulled them in, or somebody brought a toolbox along after getting into the task.',
    legitimate: [
      'Is it a debugging image that was deployed on purpose, with nmap or netcat inside?',
      'Has the signature also hit the identical file in images that were reviewed earlier?',
    ],
    steps: [
      'Pull the same image digest elsewhere and look for the path; absence there proves that the file arrived after the start.',
      'If it arrived later, check CloudTrail for ExecuteCommand on the task and the application log for uploads or injected commands.',
      "Copy the file and keep snapshots of the host's volumes before a new deployment replaces the task.",
    ],
  },
  ja: {
    title: 'ECS クラスターのコンテナ内の疑わしいプログラム',
    what: 'スキャンにより、このクラスターのコンテナからアドウェア、スパイウェア、攻撃にも転用できるツールのいずれかが見つかりました。サービス用のイメージにこうしたものはまず必要ありません。ビルド時に紛れ込んだか、タスクに入り込んだ何者かが道具を持ち込んだかのどちらかです。',
    legitimate: [
      'nmap や netcat を含む調査用イメージを、意図してデプロイしていませんか。',
      '以前にレビュー済みのイメージでも、同じファイルが同じシグネチャで検出されていませんか。',
    ],
    steps: [
      '同じダイジェストのイメージを別環境で取得し、そのパスを探す。そこになければ、起動後に持ち込まれたと断定できる。',
      '後から持ち込まれた場合は、CloudTrail でタスクへの ExecuteCommand を、アプリケーションログでアップロードやコマンドの注入を調べる。',
      '新しいデプロイでタスクが置き換わる前に、ファイルをコピーし、ホストのボリュームのスナップショットを残す。',
    ],
  },
})
