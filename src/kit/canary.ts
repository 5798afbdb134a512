import { z } from 'zod'
import { isObject } from '../core/json.ts'
import { rootArn } from '../core/partition.ts'
import { resourceLinks } from './console.ts'
import { defineFinding, type FindingHandler } from './define.ts'
import { factRows, toFinding } from './told.ts'

/** A canary's own words, and how it is recognised; `stack` is the one that sends it. */
export type Canary = Pick<FindingHandler, 'id' | 'en' | 'ja' | 'match' | 'unasked'> & {
  readonly stack: string
}

/** Sent every few minutes from each watched account and region, down the road of all events: it proves that the road is open. */
export const defineCanary = ({ stack, ...own }: Canary) =>
  defineFinding({
    ...own,
    proves: 'road',
    schema: z.record(z.string(), z.unknown()),
    sample: { hikeshiSample: true, stack },
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
        facts: factRows([['Stack', 'スタック', detail.stack ?? stack]]),
        links: resourceLinks(region, {}, subject),
        subject,
      })
    },
  })
