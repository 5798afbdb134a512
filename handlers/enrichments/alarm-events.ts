import * as kit from '#kit'

const shown = 10
const pages = 4
const minute = 60_000

/**
 * The calls behind an alarm on a metric filter: an alarm says how many, the log says who. They are found as CloudWatch found
 * them, by the filter's own pattern over its own log group.
 */
export default kit.defineEnrichment({
  id: 'alarm-events',
  en: { title: 'Events behind the alarm' },
  ja: { title: 'アラームの原因となったイベント' },
  permissions: ['cloudwatch:DescribeAlarms', 'logs:DescribeMetricFilters', 'logs:FilterLogEvents'],
  of: ({ source, severity, subject: { alarm }, lastSeen }) =>
    // One that is back to OK has nothing behind it.
    source === 'cloudwatch-alarm' && alarm !== undefined && severity !== 'info'
      ? { alarm, at: lastSeen }
      : undefined,
  async read({ input, aws }) {
    const { MetricAlarms } = await aws.cloudwatch.describeAlarms({ AlarmNames: [input.alarm] })
    const [alarm] = MetricAlarms ?? []
    const { MetricName: metricName, Namespace: metricNamespace } = alarm ?? {}
    if (metricName === undefined || metricNamespace === undefined) return { facts: [] }
    const { metricFilters = [] } = await aws.logs.describeMetricFilters({
      metricName,
      metricNamespace,
    })
    const length = (alarm?.Period ?? 300) * (alarm?.EvaluationPeriods ?? 1) * 1000
    const end = Date.parse(input.at)
    // CloudTrail is minutes late in the log, and the metric counts what it sees when it sees it.
    const window = { startTime: end - length - 15 * minute, endTime: end + minute }
    const found = await Promise.all(
      metricFilters.slice(0, 3).map((one) => behind(aws, kit.present(one), window)),
    )
    const records = found.flat()
    const calls = records.map(kit.calledIn).toSorted((a, b) => (a.at < b.at ? 1 : -1))
    const whose = new Set(calls.map(({ user }) => user))
    return {
      records: records.slice(0, 50),
      facts:
        calls.length === 0
          ? []
          : [
              ...kit.factRows([
                ['Events', 'イベント数', String(calls.length)],
                ['Actors', 'アクター数', String(whose.size)],
              ]),
              ...calls.slice(0, shown).map((call) => kit.callFact(call, call.user ?? '')),
            ],
    }
  },
})

/** CloudTrail's records; a log of anything else has none. */
async function behind(
  aws: kit.Aws,
  { logGroupName, filterPattern }: { logGroupName?: string; filterPattern?: string },
  window: { startTime: number; endTime: number },
): Promise<object[]> {
  const records: object[] = []
  let nextToken: string | undefined
  // A page may be empty and not the last one.
  for (let page = 0; page < pages; page += 1) {
    const answer = await aws.logs.filterLogEvents({
      logGroupName,
      filterPattern,
      limit: 100,
      ...window,
      ...(nextToken !== undefined && { nextToken }),
    })
    const read = (answer.events ?? []).map(({ message }) => kit.json(message))
    records.push(...read.filter((one) => kit.isObject(one) && 'eventName' in one).map(kit.record))
    nextToken = answer.nextToken
    if (nextToken === undefined) break
  }
  return records
}
