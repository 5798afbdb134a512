import { z } from 'zod'
import {
  at,
  callIn,
  cisCall,
  cisFact,
  dayOf,
  defineFinding,
  fact,
  invented,
  inventedCall,
  linksTo,
  ofCall,
  requestFacts,
  sentence,
  text,
  tiesTo,
  trailPage,
} from '#kit'

const what = {
  read: {
    en: 'The root user looked around. Reading harms nothing, but nobody should work as root: who is signed in, and for which task that only root can do?',
    ja: 'ルートユーザーとして情報が参照されました。参照だけなら害はありませんが、日常作業でのルートユーザーの利用は避けるべきです。誰が、ルートユーザーでなければできないどの作業のためにサインインしているのかを確認してください。',
  },
  did: {
    en: 'The root user changed something. No policy of the account limits it. If the few people who may be root do not recognise this call, reset the root password and MFA device from a clean machine at once.',
    ja: 'ルートユーザーとして変更が行われました。アカウント内のポリシーでは制限できません。ルートユーザーを使える担当者に心当たりがなければ、安全な端末からただちにルートユーザーのパスワードと MFA デバイスを変更してください。',
  },
  tried: {
    en: 'The root user asked for something and AWS turned it down, by a policy of the organization or because the request was wrong. Find out who was at the keyboard.',
    ja: 'ルートユーザーとして行われた操作を、組織のポリシーまたはリクエストの誤りを理由に AWS が拒否しました。操作したのが誰かを確認してください。',
  },
}

/** CIS 3.3: whatever root does that no other alarm knows. Its console sign-in is told by root-sign-in. */
export default defineFinding({
  id: 'root-usage',
  en: { title: 'Root user activity' },
  ja: { title: 'ルートユーザーによる操作' },
  general: true,
  match: [
    {
      source: [{ prefix: 'aws.' }],
      'detail-type': [
        'AWS API Call via CloudTrail',
        'AWS Console Sign In via CloudTrail',
        'AWS Console Signin via CloudTrail',
        'AWS Console Action via CloudTrail',
      ],
      detail: {
        userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] },
        eventType: [{ 'anything-but': ['AwsServiceEvent'] }, { exists: false }],
      },
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: inventedCall('s3', 'CreateBucket', {
    userIdentity: {
      type: 'Root',
      principalId: invented.account,
      arn: invented.arn('iam', 'root', ''),
      accountId: invented.account,
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      sessionContext: {
        attributes: { creationDate: '2026-08-22T01:20:33Z', mfaAuthenticated: 'false' },
      },
    },
    requestParameters: { bucketName: 'shop-archive-111122223333' },
  }),
  read(detail, { envelope }) {
    const call = callIn(detail, envelope)
    const action = `${call.service}:${call.name}`
    const reads =
      text(at(detail, 'readOnly')) === 'true' || /^(Get|List|Describe|Head|Lookup)/.test(call.name)
    const told = call.error !== undefined ? 'tried' : reads ? 'read' : 'did'
    const headline = sentence(call, ['low', 'called|call @', '@ を実行'], action)
    return {
      ...ofCall(call),
      ...tiesTo(['principal', call.who.principal], cisCall('3.3')),
      // Looking around is one incident a day; each kind of change is its own.
      key: [
        'root-usage',
        call.account,
        dayOf(call.time),
        told,
        ...(told === 'did' ? [action] : []),
      ].join('/'),
      type: 'root-usage',
      headline,
      title: headline.en,
      what: what[told],
      severity: told === 'did' ? 'high' : told === 'tried' ? 'medium' : 'low',
      resource: { kind: { en: 'AWS account', ja: 'AWS アカウント' }, id: call.account },
      facts: [...requestFacts(detail), ...fact('api', [action]), ...call.facts, ...cisFact('3.3')],
      links: linksTo(call.region, call.id, [trailPage]),
    }
  },
})
