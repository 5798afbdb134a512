import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:IAMUser/AnomalousModelInvocation',
  status: 'active',
  severity: 'low',
  attack: ['T1496.004', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity calls AI models it does not usually call',
    what: "Bedrock or SageMaker AI models were invoked with an API, model, network or client that is new to this identity. A leaked key with Bedrock rights is worth money, because resellers pass strangers' prompts through it; the first sign is often one small test call.",
    legitimate: [
      'Has the application moved to a newer model or inference profile in its last deployment?',
      'Is a data scientist trying something out from a notebook or a home address?',
    ],
    steps: [
      'Open the model details of the finding and check each modelId against the models that the owning application is built for.',
      'Query the InvokeModel, Converse and InvokeEndpoint data events of this identity for other regions and new user agents.',
      'Deactivate the key or deny the bedrock:Invoke actions, and read the invocation log for prompts that are none of yours.',
    ],
  },
  ja: {
    title: '通常と異なる AI モデルの呼び出し',
    what: 'Bedrock または SageMaker AI のモデルが、このアイデンティティにとって初めての API、モデル、ネットワーク、クライアントで呼び出されました。Bedrock を使える鍵は、漏れれば金になります。転売業者が他人のプロンプトをその鍵で流すためで、最初の兆候が、短い試し呼び出し 1 回だけということも珍しくありません。',
    legitimate: [
      'アプリケーションが、直近のデプロイで新しいモデルや推論プロファイルに移行していませんか。',
      'データサイエンティストが、ノートブックや自宅の回線から試していませんか。',
    ],
    steps: [
      '検出結果のモデル詳細を開き、各 modelId が所有アプリケーションの想定するモデルかどうか照合する。',
      'このアイデンティティの InvokeModel、Converse、InvokeEndpoint のデータイベントを、ほかのリージョンや新しいユーザーエージェントがないか調べる。',
      'アクセスキーを無効化するか bedrock:Invoke 系のアクションを拒否し、モデル呼び出しログに覚えのないプロンプトがないか読む。',
    ],
  },
})
