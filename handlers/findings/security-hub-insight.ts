import { z } from 'zod'
import * as kit from '#kit'

const { invented, textAt } = kit

const page = [
  '/securityhub/home?region=@region#/insights/@id',
  'Security Hub CSPM insight',
  'Security Hub CSPM インサイト',
] as const

/** Somebody looked at an insight in Security Hub and sent its results here by a custom action. */
export default kit.defineFinding({
  id: 'security-hub-insight',
  en: { title: 'Security Hub CSPM insight results' },
  ja: { title: 'Security Hub CSPM のインサイトの結果' },
  match: [{ source: ['aws.securityhub'], 'detail-type': ['Security Hub Insight Results'] }],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    actionName: 'send-to-responders',
    actionDescription: 'Have somebody look at this',
    insightArn: invented.arn('securityhub', 'insight/custom/8f1e2d3c-4b5a-6978-8695-a4b3c2d1e0f1'),
    insightName: 'Access keys with the most findings',
    resultType: 'ResourceAwsIamAccessKeyUserName',
    'number of results': '2',
    insightResults: [{ 'deploy-bot': 12 }, { 'shop-web': 3 }],
  },
  read(detail, { envelope }) {
    const { account, region } = kit.placeOf(envelope)
    const arn = textAt(detail, 'insightArn')
    const name = textAt(detail, 'insightName') ?? arn ?? 'Security Hub'
    const short = name.length > 80 ? `${name.slice(0, 80)}…` : name
    const results = kit.valuesAt(detail, 'insightResults').flatMap((one) => kit.leaves(one))
    const type = textAt(detail, 'resultType')
    // The one with the most findings stands first, and is what there is to act on.
    const userName = type === 'ResourceAwsIamAccessKeyUserName' ? results[0]?.[0] : undefined
    return kit.toFinding(detail, envelope, {
      key: `securityhub-insight/${account}/${region}/${arn ?? envelope.id}`,
      type: 'securityhub-insight',
      headline: {
        en: `Somebody asks to look into the insight ${short}`,
        ja: `インサイト「${short}」の調査依頼`,
      },
      what: {
        en: 'Somebody sent the results of an insight from the Security Hub console by a custom action. An insight groups findings; those with the highest counts are where to begin. Ask who sent it what they saw.',
        ja: 'Security Hub のコンソールから、カスタムアクションでインサイトの結果が送られました。インサイトは検出結果をグループ化したものです。件数の多いものから調べ、送信した人に気付いた点を確認してください。',
      },
      severity: 'low',
      account,
      region,
      resource: {
        kind: { en: 'Security Hub insight', ja: 'Security Hub インサイト' },
        id: kit.tail(arn ?? name),
      },
      facts: kit.factRows([
        ['Grouped by', 'グループ化の属性', type],
        ['Results', '結果', results.map(([who, count]) => `${who}: ${count}`)],
        ['Custom action', 'カスタムアクション', textAt(detail, 'actionName')],
        ['Description of the action', 'アクションの説明', textAt(detail, 'actionDescription')],
      ]),
      links: kit.linksTo(region, arn, [page]),
      subject: kit.present({ userName }),
    })
  },
})
