import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:IAMUser/BedrockLoggingDisabled',
  status: 'active',
  severity: 'medium',
  attack: ['T1562.008', 'T1496.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Bedrock no longer logs model invocations',
    what: 'The invocation logging of Amazon Bedrock was switched off in this region. People who resell stolen model access do this first, because afterwards neither prompts nor answers are kept and the bill alone tells of the abuse.',
    legitimate: [
      'Is the log being moved to another bucket or log group, with a second call that sets the new target?',
      'Does a privacy decision forbid the storage of prompts, and is it written down?',
    ],
    steps: [
      'Call GetModelInvocationLoggingConfiguration in each region where Bedrock is used and put the earlier setting back.',
      'Compare InvokeModel and Converse events in CloudTrail, and the Bedrock metrics in CloudWatch, with the hours before the change.',
      "Deactivate the caller's key if nobody stands up for the change, and check model access agreements for newly enabled models.",
    ],
  },
  ja: {
    title: 'Bedrock のモデル呼び出しログの無効化',
    what: 'このリージョンで Amazon Bedrock のモデル呼び出しログ記録が止められました。盗んだモデル利用権を転売する者は、まずこれを行います。以後はプロンプトも応答も残らず、悪用の手がかりは請求額だけになるためです。',
    legitimate: [
      'ログの出力先を別のバケットやロググループへ移す途中で、新しい設定の呼び出しが続いていませんか。',
      'プライバシー上の理由でプロンプトを保存しないと決めており、その決定が文書になっていますか。',
    ],
    steps: [
      'Bedrock を使う全リージョンで GetModelInvocationLoggingConfiguration を実行し、以前の設定に戻す。',
      'CloudTrail の InvokeModel と Converse、CloudWatch の Bedrock メトリクスを、変更前の時間帯と比べる。',
      '変更の責任者が現れなければ呼び出し元のアクセスキーを無効化し、新たに有効化されたモデルがないかモデルアクセスの契約を確認する。',
    ],
  },
})
