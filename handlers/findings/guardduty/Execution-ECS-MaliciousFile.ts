import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:ECS/MaliciousFile',
  status: 'active',
  attack: ['T1610', 'T1105'],
  playbooks: ['stop-task', 'snapshot-volumes', 'isolate-instance'],
  en: {
    title: 'Malware lies in a container of an ECS cluster',
    what: "An agentless scan of the container instance's EBS volumes found known malware in a container that ECS runs. As a service starts the same image many times, one file can mean as many infected tasks as the desired count says.",
    legitimate: [
      'Does the container take uploads from customers, and is the file still waiting to be checked there?',
      'Did your own malware tests place the sample, in this cluster and at this hour?',
    ],
    steps: [
      'Find task, task definition revision and image digest; compare with ECR whether the digest in the registry holds the file too.',
      "Save snapshots and isolate the container instance; leave the service's desired count alone until then, for a scale-in destroys the containers.",
      'Register a revision with a clean image by digest, shift the service to it, and revoke the sessions of the task role.',
    ],
  },
  ja: {
    title: 'ECS クラスターのコンテナ内のマルウェア',
    what: 'コンテナインスタンスの EBS ボリュームをエージェントレスでスキャンした結果、ECS が動かしているコンテナから既知のマルウェアが見つかりました。サービスは同じイメージを何度も起動するため、1 個のファイルが、必要なタスク数と同じだけの感染を意味することもあります。',
    legitimate: [
      '顧客からのアップロードを受け取るコンテナで、検査待ちのファイルが置かれているだけではありませんか。',
      '自社のマルウェア検知テストで、このクラスターのこの時刻に検体を置いていませんか。',
    ],
    steps: [
      'タスク、タスク定義のリビジョン、イメージのダイジェストを特定し、ECR の同じダイジェストにもファイルが含まれるか比較する。',
      'スナップショットを取得してコンテナインスタンスを隔離する。それまでサービスの必要なタスク数は変えない。スケールインするとコンテナごと証拠が失われる。',
      'ダイジェスト指定の安全なイメージで新しいリビジョンを登録してサービスを切り替え、タスクロールのセッションを取り消す。',
    ],
  },
})
