import { z } from 'zod'
import {
  callIn,
  cisCall,
  cisFact,
  dayOf,
  defineFinding,
  fact,
  inventedCall,
  linksTo,
  ofCall,
  requestFacts,
  resourceLinks,
  sentence,
  tiesTo,
  trailPage,
} from '#kit'

const denied = [{ suffix: 'UnauthorizedOperation' }, { prefix: 'AccessDenied' }]
const common = {
  source: [{ prefix: 'aws.' }],
  'detail-type': ['AWS API Call via CloudTrail'],
} as const

const what = {
  key: {
    en: 'AWS turned down a call signed with a long-term access key. People know what they may do; whoever has found a key tries one call after another to learn what it opens. Compare the address and user agent with the key’s usual ones.',
    ja: '長期アクセスキーで署名された呼び出しが、権限不足で AWS に拒否されました。正規の利用者は自分の権限を知っていますが、キーを手に入れた者は何ができるかを一つずつ試します。送信元とユーザーエージェントを普段のものと比べてください。',
  },
  session: {
    en: 'AWS turned down a call because its caller lacks the permission. Mostly that is a deployment with too narrow a role; many different calls in a short time are somebody feeling their way.',
    ja: '呼び出し元に権限がないため、AWS が呼び出しを拒否しました。多くはロールの権限が足りないデプロイですが、短時間に多種類の呼び出しが続く場合は、できることを探られている疑いがあります。',
  },
}

/** CIS 3.1. Refused changes that another alarm knows are told there. One actor's day is one incident, whatever was tried. */
export default defineFinding({
  id: 'unauthorized-api-calls',
  en: { title: 'Unauthorized API call' },
  ja: { title: '許可されていない API コール' },
  general: true,
  match: [
    {
      ...common,
      detail: {
        errorCode: denied,
        userIdentity: { type: [{ 'anything-but': ['Root'] }, { exists: false }] },
      },
    },
    // Root itself is told by root-usage; a service in its name is not root.
    {
      ...common,
      detail: {
        errorCode: denied,
        userIdentity: { type: ['Root'], invokedBy: [{ exists: true }] },
      },
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: inventedCall('secretsmanager', 'GetSecretValue', {
    readOnly: true,
    errorCode: 'AccessDenied',
    errorMessage:
      'User: arn:aws:iam::111122223333:user/shop-deploy is not authorized to perform: secretsmanager:GetSecretValue',
    requestParameters: { secretId: 'shop/payments' },
  }),
  read(detail, { envelope }) {
    const call = callIn(detail, envelope)
    const { who } = call
    const longTerm = who.subject.accessKeyId?.startsWith('AKIA') ?? false
    const action = `${call.service}:${call.name}`
    const headline = sentence(
      call,
      ['low', 'called|call @ without permission', '権限のない @ を実行'],
      action,
    )
    return {
      ...ofCall(call),
      ...tiesTo(['principal', call.who.principal], cisCall('3.1')),
      key: `unauthorized-api-calls/${call.account}/${dayOf(call.time)}/${who.key}`,
      type: 'unauthorized-api-calls',
      headline,
      title: headline.en,
      what: longTerm ? what.key : what.session,
      severity: longTerm ? 'medium' : 'low',
      resource: { kind: { en: 'API call', ja: 'API コール' }, id: action },
      facts: [...requestFacts(detail), ...fact('api', [action]), ...call.facts, ...cisFact('3.1')],
      links: [
        ...linksTo(call.region, call.id, [trailPage]),
        ...resourceLinks(call.region, undefined, who.subject),
      ],
    }
  },
})
