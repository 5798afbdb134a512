import { matches } from '../core/match.ts'
import type { Text } from '../core/text.ts'
import { arnOf } from './arn.ts'
import type { Aws } from './aws.ts'
import type { Scan } from './check.ts'
import { filterPattern } from './filter-pattern.ts'
import { allPages } from './pages.ts'
import { selected } from './trails.ts'

/** A way to somebody that was followed to its end. `broken` names the first link that is missing. */
export interface Way {
  /** ARN of the trail, or of the rule. */
  readonly from: string
  readonly over: 'trail' | 'rule'
  readonly region: string
  readonly broken?: Text
  /** Another account owns a part that cannot be looked at from here. */
  readonly elsewhere?: Text
  /** Whether the filter or the rule takes what happens in a region. A rule sees its own region, and a trail all of them. */
  readonly takes: (event: WitnessEvent, region: string) => boolean
}

/** A call that must raise the alarm: CloudTrail's record, and what EventBridge calls it. */
export interface WitnessEvent {
  readonly source: string
  readonly 'detail-type': string
  readonly detail: { readonly [field: string]: unknown }
}

/** Reads that follow every way an alarm on CloudTrail's records can take; the same for all checks of a scan. */
export const alarmPermissions = [
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetTrailStatus',
  'cloudwatch:DescribeAlarmsForMetric',
  'events:ListRules',
  'events:ListTargetsByRule',
  'logs:DescribeMetricFilters',
  'sns:ListSubscriptionsByTopic',
] as const

export async function waysToSomebody(scan: Scan): Promise<Way[]> {
  const [trails, ...rules] = await Promise.all([
    overTrails(scan),
    ...scan.regions.map((region) => overRules(scan, region)),
  ])
  return [...trails, ...rules.flat()]
}

async function overTrails(scan: Scan): Promise<Way[]> {
  const { trailList = [] } = await scan.aws.cloudtrail.describeTrails({ includeShadowTrails: true })
  const found = await Promise.all(
    trailList.map(async (trail): Promise<Way[]> => {
      const { TrailARN: from = trail.Name ?? '', HomeRegion: region = scan.region } = trail
      const way = { from, region, over: 'trail' as const, takes: () => true }
      const broken = (en: string, ja: string): Way[] => [{ ...way, broken: { en, ja } }]
      if (!trail.IsMultiRegionTrail)
        return broken(
          'the trail covers one region only',
          '証跡が 1 リージョンのみを対象としています',
        )
      const group = arnOf(trail.CloudWatchLogsLogGroupArn ?? '')
      if (group === undefined)
        return broken(
          'the trail sends nothing to CloudWatch Logs',
          '証跡が CloudWatch Logs に送信していません',
        )
      if (group.account !== scan.account) return [{ ...way, elsewhere: owner(group.account) }]
      if (!(await isOn(scan.in(region), from)))
        return broken(
          'the trail is stopped or leaves out management events',
          '証跡が停止しているか、管理イベントを記録していません',
        )
      return overFilters(scan, group.resource.replace(/^log-group:|:\*$/g, ''), way)
    }),
  )
  return found.flat()
}

async function isOn({ cloudtrail }: Aws, Name: string): Promise<boolean> {
  const [{ IsLogging }, selectors] = await Promise.all([
    cloudtrail.getTrailStatus({ Name }),
    cloudtrail.getEventSelectors({ TrailName: Name }),
  ])
  return IsLogging === true && selected(selectors).managementEvents
}

async function overFilters(
  scan: Scan,
  logGroupName: string,
  way: Omit<Way, 'takes'>,
): Promise<Way[]> {
  const { logs, cloudwatch } = scan.in(way.region)
  const filters = await allPages(
    (nextToken) => logs.describeMetricFilters({ logGroupName, ...(nextToken && { nextToken }) }),
    ({ metricFilters }) => metricFilters,
  )
  const found = filters.map(async ({ filterName = '', filterPattern: text = '', ...filter }) => {
    const matched = filterPattern(text) ?? (() => false)
    const takes: Way['takes'] = ({ detail }) => matched(detail)
    const [metric] = filter.metricTransformations ?? []
    const { MetricAlarms = [] } = await cloudwatch.describeAlarmsForMetric({
      MetricName: metric?.metricName,
      Namespace: metric?.metricNamespace,
    })
    const at = { ...way, takes }
    if (MetricAlarms.length === 0)
      return {
        ...at,
        broken: {
          en: `the metric filter ${filterName} has no alarm`,
          ja: `メトリクスフィルター ${filterName} にアラームがありません`,
        },
      }
    const ends = await Promise.all(
      MetricAlarms.map(({ AlarmName = '', AlarmActions = [], ActionsEnabled }) =>
        endOf(scan, AlarmName, ActionsEnabled === false ? [] : AlarmActions),
      ),
    )
    return { ...at, ...(ends.find(isWhole) ?? ends[0]) }
  })
  return Promise.all(found)
}

async function overRules(scan: Scan, region: string): Promise<Way[]> {
  const { events } = scan.in(region)
  const rules = await allPages(
    (NextToken) => events.listRules({ ...(NextToken && { NextToken }) }),
    ({ Rules }) => Rules,
  )
  const live = rules.filter(({ State, EventPattern }) => State !== 'DISABLED' && EventPattern)
  return Promise.all(
    live.map(async ({ Arn: from = '', Name = '', EventPattern = '' }) => {
      const targets = await allPages(
        (NextToken) => events.listTargetsByRule({ Rule: Name, ...(NextToken && { NextToken }) }),
        ({ Targets }) => Targets,
      )
      const arns = targets.flatMap(({ Arn }) => Arn ?? [])
      const pattern: unknown = JSON.parse(EventPattern)
      const end = await endOf(scan, Name, arns)
      const takes: Way['takes'] = (event, where) => where === region && matches(pattern, event)
      return { from, over: 'rule' as const, region, takes, ...end }
    }),
  )
}

type End = Pick<Way, 'broken' | 'elsewhere'>
const isWhole = ({ broken, elsewhere }: End): boolean =>
  broken === undefined && elsewhere === undefined

/** Who is told: a topic needs somebody who confirmed; what else takes events is taken to do something with them. */
async function endOf(scan: Scan, name: string, arns: readonly string[]): Promise<End> {
  if (arns.length === 0)
    return {
      broken: { en: `${name} tells nobody`, ja: `${name} に通知先がありません` },
    }
  const ends = await Promise.all(arns.map((arn) => heard(scan, arn)))
  return ends.find(isWhole) ?? ends.find(({ elsewhere }) => elsewhere) ?? ends[0] ?? {}
}

async function heard(scan: Scan, TopicArn: string): Promise<End> {
  const topic = arnOf(TopicArn)
  if (topic?.service !== 'sns') return {}
  if (topic.account !== scan.account) return { elsewhere: owner(topic.account) }
  const { sns } = scan.in(topic.region ?? scan.region)
  const subscriptions = await allPages(
    (NextToken) => sns.listSubscriptionsByTopic({ TopicArn, ...(NextToken && { NextToken }) }),
    ({ Subscriptions }) => Subscriptions,
  )
  const confirmed = subscriptions.some(({ SubscriptionArn = '' }) =>
    SubscriptionArn.startsWith('arn:'),
  )
  if (confirmed) return {}
  return {
    broken: {
      en: `the topic ${topic.resource} has no confirmed subscriber`,
      ja: `トピック ${topic.resource} に確認済みのサブスクライバーがいません`,
    },
  }
}

const owner = (account = '?'): Text => ({
  en: `it goes on in account ${account}: check there`,
  ja: `続きはアカウント ${account} にあります。そちらで確認してください`,
})
