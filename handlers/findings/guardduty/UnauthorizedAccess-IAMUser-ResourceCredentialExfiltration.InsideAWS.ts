import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.InsideAWS',
  status: 'active',
  severity: 'high',
  attack: ['T1552.005', 'T1078.004', 'T1550.001'],
  playbooks: ['revoke-role-sessions', 'contain-role'],
  en: {
    title: "An ECS task's credentials are used from another AWS account",
    what: 'The role that a container task received from its credential endpoint now speaks from an address of a different AWS account. Somebody has read 169.254.170.2 from within the task, usually by way of a web flaw or a poisoned image, and works from an account set up for the purpose.',
    legitimate: [
      'Does the other account belong to you and run a shared proxy or a NAT for this service?',
      "Was a task role's token copied to another account for a migration test?",
    ],
    steps: [
      'Keep the evidence before the scheduler takes it: task definition, image digest, container logs, and a shell capture by ECS Exec if it is enabled.',
      "Deny the task role's sessions issued so far; the service will fetch new ones, so cut the task's security group at the same time.",
      'Look in the application log for requests to the credentials path, and scan the image for what was added to it.',
    ],
  },
  ja: {
    title: 'ECS タスクの認証情報の別の AWS アカウントからの使用',
    what: 'コンテナのタスクが認証情報エンドポイントから受け取ったロールで、別の AWS アカウントの IP アドレスから API が呼び出されています。多くの場合、Web の脆弱性や汚染されたイメージを通じてタスク内から 169.254.170.2 が読み取られ、攻撃者が用意したアカウントで使われます。',
    legitimate: [
      '相手も自社のアカウントで、このサービスの共用プロキシや NAT を動かしていませんか。',
      '移行の試験のため、タスクロールのトークンを別のアカウントへ写していませんか。',
    ],
    steps: [
      'スケジューラーに消される前に証拠を残す。タスク定義、イメージのダイジェスト、コンテナログに加え、ECS Exec が有効ならシェルで状態を採取する。',
      'タスクロールの発行済みセッションを拒否する。サービスは新しい認証情報を取得するため、同時にタスクのセキュリティグループも遮断する。',
      '認証情報のパスへのリクエストをアプリケーションログで探し、イメージに追加されたものがないかスキャンする。',
    ],
  },
})
