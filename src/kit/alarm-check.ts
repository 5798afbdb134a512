import type { CheckFacts, Verdict } from '../core/posture.ts'
import { alarmPermissions, type Way, type WitnessEvent, waysToSomebody } from './alarm-chain.ts'
import { type Check, defineCheck, fail, pass, unchecked } from './check.ts'

/** Calls by service, as EventBridge and CloudTrail name them: `{ kms: ['DisableKey'] }`. */
export const witnessed = (of: { readonly [service: string]: readonly string[] }): WitnessEvent[] =>
  Object.entries(of).flatMap(([service, names]) =>
    names.map((eventName) => ({
      source: `aws.${service}`,
      'detail-type': 'AWS API Call via CloudTrail',
      detail: { ...caller, eventSource: `${service}.amazonaws.com`, eventName },
    })),
  )

/** Anybody, anywhere: what a filter must not ask more about. */
export const caller = {
  eventVersion: '1.08',
  eventType: 'AwsApiCall',
  awsRegion: 'ap-northeast-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2.15',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/shop/somebody',
  },
} as const

/** What another caller looks like, so that a filter on one person, region or address is seen to be too narrow. */
const otherwise = (event: WitnessEvent): WitnessEvent => ({
  ...event,
  detail: {
    ...event.detail,
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.9',
    userAgent: 'console.amazonaws.com',
  },
})

/** Services whose calls EventBridge has in one region only. */
const global = new Set(['aws.iam', 'aws.organizations', 'aws.signin'])
const globalRegion = 'us-east-1'

interface Gathered {
  readonly ways: readonly Way[]
  readonly regions: readonly string[]
}

/**
 * A check that somebody is told of certain calls, by a metric filter with its alarm or by EventBridge rules. Filters are
 * compared by what they take, not by their text: one that takes more, in another order, is as good.
 */
export function defineAlarmCheck(
  facts: Pick<
    CheckFacts,
    'id' | 'cis' | 'securityHub' | 'frameworks' | 'severity' | 'en' | 'ja'
  > & {
    readonly witnesses: readonly WitnessEvent[]
  },
): Check<Gathered> {
  const { witnesses, ...rest } = facts
  return defineCheck<Gathered>({
    ...rest,
    scope: 'account',
    mode: 'automatic',
    permissions: alarmPermissions,
    none: 'pass',
    gather: async (scan) => ({ ways: await waysToSomebody(scan), regions: scan.regions }),
    judge: ({ ways, regions }, { account }) => {
      const all = witnesses
        .flatMap((event) => [event, otherwise(event)])
        .flatMap((event) =>
          (global.has(event.source) ? [globalRegion] : regions).map((region) => ({
            event,
            region,
          })),
        )
      return [verdict(ways, all, account)]
    },
  })
}

interface Happening {
  readonly event: WitnessEvent
  readonly region: string
}
const nameOf = ({ event: { detail } }: Happening): string =>
  [detail.eventName, detail.errorCode ?? detail.errorMessage]
    .filter((part) => typeof part === 'string')
    .join(' ')

function verdict(ways: readonly Way[], all: readonly Happening[], account: string): Verdict {
  const whole = ways.filter(({ broken, elsewhere }) => !broken && !elsewhere)
  const taken = (way: Way) => all.filter(({ event, region }) => way.takes(event, region))
  const missed = (some: readonly Way[]) =>
    all.filter(({ event, region }) => !some.some(({ takes }) => takes(event, region)))
  const left = missed(whole)
  if (left.length === 0) {
    const used = whole.filter((way) => taken(way).length > 0).map(({ from }) => from)
    const by = used.slice(0, 3).join(', ')
    return pass(account, { en: `Somebody is told, by ${by}.`, ja: `通知されます (${by})。` }, used)
  }
  const other = ways.find((way) => way.elsewhere !== undefined)
  if (other?.elsewhere)
    return unchecked(account, {
      en: `${other.from}: ${other.elsewhere.en}.`,
      ja: `${other.from}: ${other.elsewhere.ja}。`,
    })
  const names = [...new Set(left.map(nameOf))]
  const some = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
  // A way that would have taken them and breaks off says more than that there is none.
  const near = ways.find((way) => way.broken && missed([...whole, way]).length < left.length)
  if (near?.broken)
    return fail(account, {
      en: `Nobody is told of ${some}: ${near.broken.en} (${near.from}).`,
      ja: `${some} が通知されません。${near.broken.ja} (${near.from})。`,
    })
  const where = [...new Set(left.map(({ region }) => region))].slice(0, 3).join(', ')
  return fail(account, {
    en: `Nobody is told of ${some} (${where}): no metric filter and no rule takes it.`,
    ja: `${some} (${where}) が通知されません。該当するメトリクスフィルターもルールもありません。`,
  })
}
