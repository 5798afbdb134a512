import { z } from 'zod'
import { defineFinding, factRows, isObject, resourceLinks, rootArn, toFinding } from '#kit'

/** Sent every few minutes from each watched account and region, down the road of all events: it proves that the road is open. */
export default defineFinding({
  id: 'canary',
  en: { title: 'Canary of the event path' },
  ja: { title: 'イベント経路の疎通確認 (カナリア)' },
  match: [{ source: ['hikeshi.canary'], 'detail-type': ['Hikeshi Canary'] }],
  proves: 'road',
  schema: z.record(z.string(), z.unknown()),
  sample: { hikeshiSample: true, stack: 'HikeshiEvents' },
  // A canary that sings is no news: nobody is told. A person's sample is shown.
  split: (detail) => (isObject(detail) && detail.hikeshiSample === true ? [detail] : []),
  read(detail, { envelope }) {
    const { account, region } = envelope
    const subject = { arn: rootArn(account, region) }
    return toFinding(detail, envelope, {
      key: `canary/${account}/${region}`,
      type: 'canary',
      headline: {
        en: `Canary from ${account} in ${region}`,
        ja: `${account} (${region}) のカナリアイベント`,
      },
      what: {
        en: 'A canary event came all the way from EventBridge. Real canaries are counted and shown to nobody; when they stop coming, that is an incident.',
        ja: 'EventBridge からのカナリアイベントが届きました。本物のカナリアは記録されるだけで、通知されません。届かなくなった場合は、インシデントになります。',
      },
      severity: 'info',
      facts: factRows([['Stack', 'スタック', detail.stack ?? 'HikeshiEvents']]),
      links: resourceLinks(region, {}, subject),
      subject,
    })
  },
})
