import { defineCallAlarm, inventedCall } from '#kit'

/** Stolen keys are sold for what a model costs: first comes the access to it, then the bill. */
export default defineCallAlarm({
  id: 'model-access',
  en: {
    title: 'Access to Bedrock models changed',
    done: 'Access to a foundation model was asked for, or a guardrail was taken away. With stolen keys this comes just before models are called at your expense, day and night and often resold. Ask who needs the model, and look at the calls of the next hours.',
    tried:
      'Somebody wanted access to a foundation model, or to take a guardrail away. The call failed. Where keys were stolen, other Regions are tried next.',
  },
  ja: {
    title: 'Bedrock モデルへのアクセスの変更',
    done: '基盤モデルへのアクセスが申請されたか、ガードレールが削除されました。盗まれた認証情報では、モデルの不正利用 (多くは転売目的で、費用は自社負担) の直前に見られる操作です。モデルを必要としている担当者を確認し、以降数時間のモデル呼び出しを調べてください。',
    tried:
      '基盤モデルへのアクセスの申請、またはガードレールの削除が試みられ、失敗しました。認証情報が盗まれている場合、続いてほかのリージョンが試されます。',
  },
  kind: { en: 'Bedrock model', ja: 'Bedrock モデル' },
  thing: [
    'requestParameters.modelId',
    'requestParameters.guardrailIdentifier',
    'recipientAccountId',
  ],
  calls: {
    bedrock: {
      PutUseCaseForModelAccess: [
        'medium',
        'stated|state a use case for models in account @',
        'アカウント @ でモデル利用のユースケースを提出',
      ],
      CreateFoundationModelAgreement: [
        'medium',
        'accepted|accept the agreement for model @',
        'モデル @ の利用規約に同意',
      ],
      PutFoundationModelEntitlement: [
        'medium',
        'got|get access to model @',
        'モデル @ へのアクセスを取得',
      ],
      DeleteGuardrail: ['medium', 'deleted|delete guardrail @', 'ガードレール @ を削除'],
    },
  },
  sample: inventedCall('bedrock', 'CreateFoundationModelAgreement', {
    requestParameters: { modelId: 'anthropic.claude-3-sonnet-20240229-v1:0' },
  }),
})
