import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'InitialAccess:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'medium',
  attack: ['T1078.004', 'T1021.008', 'T1651'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity opens sessions it never opened before',
    what: 'StartSession, GetAuthorizationToken or a like call handed out a session or a token, and nothing in the past of this identity explains it. With Session Manager that means a shell on an instance; with a registry or package token it means your code and images.',
    legitimate: [
      'Does a newly hired or newly moved engineer reach servers through Session Manager for the first time?',
      'Was a build job changed to pull from ECR or CodeArtifact under this identity?',
    ],
    steps: [
      'Look up what was opened: the target instance of the session in Systems Manager session history, or the registry of the token.',
      'End the session from the Systems Manager console, save its log from S3 or CloudWatch Logs, and deactivate the key.',
      'Search the reached instance for new users, SSH keys and timers, and take snapshots if any is found.',
    ],
  },
  ja: {
    title: '前例のないセッションの開始',
    what: 'StartSession や GetAuthorizationToken などでセッションまたはトークンが発行されましたが、このアイデンティティの過去の利用からは説明がつきません。Session Manager であればインスタンス上のシェルを、レジストリやパッケージのトークンであればコードとイメージへのアクセスを許したことになります。',
    legitimate: [
      '新しく加わった、または異動したエンジニアが、初めて Session Manager でサーバーに接続していませんか。',
      'ビルドジョブを、このアイデンティティで ECR や CodeArtifact から取得するように変更しませんでしたか。',
    ],
    steps: [
      '何が開かれたかを確かめる。Systems Manager のセッション履歴で接続先インスタンスを、トークンなら対象のレジストリを見る。',
      'Systems Manager コンソールでセッションを終了し、S3 や CloudWatch Logs のセッションログを保存して、アクセスキーを無効化する。',
      '接続されたインスタンスに新しいユーザー、SSH 鍵、タイマーがないか調べ、見つかればスナップショットを取得する。',
    ],
  },
})
