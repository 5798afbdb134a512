import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS',
  status: 'active',
  severity: 'high',
  attack: ['T1552.005', 'T1552', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'contain-role'],
  en: {
    title: "A Lambda function's or ECS task's credentials are used outside AWS",
    what: 'Keys made for a serverless workload sign calls from a host on the internet. In Lambda they lie in environment variables, so one path traversal to /proc/self/environ or one malicious package is enough to lose them. Deactivating an access key does not reach them, because they belong to a role.',
    legitimate: [
      "Do your VPC's packets leave by an on-premises gateway or Outposts, so that the outside address is your own?",
      "Has a developer exported the function's variables to replay an event on a laptop?",
    ],
    steps: [
      'Save code package, configuration and log group of the function, or the task definition and logs, before anybody deploys again.',
      "Revoke the role's older sessions; for a function, set reserved concurrency to 0 while the hole is open.",
      'Compare the deployed package and layers with your build, and read the invocations just before the first foreign call.',
    ],
  },
  ja: {
    title: 'Lambda 関数や ECS タスクの認証情報の AWS 外での使用',
    what: 'サーバーレスのワークロードに発行された鍵で、インターネット上のホストから API が呼び出されています。Lambda では鍵が環境変数に置かれるため、/proc/self/environ へのパストラバーサルや悪意あるパッケージ一つで失われます。ロールの鍵なので、アクセスキーの無効化では止められません。',
    legitimate: [
      'VPC の通信がオンプレミスのゲートウェイや Outposts から出ており、外側のアドレスは自社のものではありませんか。',
      '開発者が関数の変数を書き出し、手元の PC でイベントを再現していませんか。',
    ],
    steps: [
      '誰かが再デプロイする前に、関数ならコード、設定、ロググループを、タスクなら定義とログを保存する。',
      'ロールの以前のセッションを取り消す。関数の場合は、脆弱性がふさがるまで予約済み同時実行数を 0 にする。',
      'デプロイ済みのパッケージとレイヤーを自社のビルドと比べ、最初の外部からの呼び出しの直前にあった実行を読む。',
    ],
  },
})
