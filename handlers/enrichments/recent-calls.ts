import * as kit from '#kit'

const shown = 10
const dayMs = 86_400_000

/** What the actor did last, by the key it used or else by its name: the beginning of the story that the finding is a part of. */
export default kit.defineEnrichment({
  id: 'recent-calls',
  en: { title: 'Last calls of the actor' },
  ja: { title: 'アクターの直近の API 呼び出し' },
  permissions: ['cloudtrail:LookupEvents'],
  of({ subject: { accessKeyId, userName, userType, sessionName }, source }) {
    // An alarm on a metric names nobody.
    if (source === 'cloudwatch-alarm') return undefined
    if (/^A(KIA|SIA)/.test(accessKeyId ?? '')) return { key: 'AccessKeyId', value: accessKeyId }
    const name = userType === 'AssumedRole' ? sessionName : userName
    return name === undefined ? undefined : { key: 'Username', value: name }
  },
  async read(ctx) {
    const { key, value = '' } = ctx.input
    const { firstSeen, lastSeen } = ctx.finding
    const { calls } = await kit.lookUp(ctx, {
      key: key === 'AccessKeyId' ? key : 'Username',
      value,
      from:
        Math.max(Date.parse(firstSeen) || 0, (Date.parse(lastSeen) || ctx.now) - 7 * dayMs) - dayMs,
      most: shown,
    })
    return { facts: calls.slice(0, shown).map((call) => kit.callFact(call)) }
  },
})
