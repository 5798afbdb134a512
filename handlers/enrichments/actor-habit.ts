import * as kit from '#kit'

const days = 30
const pages = 2

/** Is this call usual for this actor? What somebody does every week is another matter than what was never done before. */
export default kit.defineEnrichment({
  id: 'actor-habit',
  en: { title: 'How usual this call is' },
  ja: { title: 'この呼び出しの頻度' },
  permissions: ['cloudtrail:LookupEvents'],
  of({ subject: { eventName, userName, userType, sessionName, roleName } }) {
    const who = userType === 'AssumedRole' ? sessionName : userName
    if (eventName === undefined || who === undefined) return undefined
    return { eventName, who, ...kit.present({ roleName }) }
  },
  async read(ctx) {
    const { eventName, who, roleName } = ctx.input
    // The 30 days up to the call: an event may be told late.
    const from = (Date.parse(ctx.finding.lastSeen) || ctx.now) - days * 86_400_000
    const { calls, whole } = await kit.lookUp(ctx, {
      key: 'EventName',
      value: eventName,
      from,
      pages,
    })
    if (calls.length === 0) return { facts: [] }
    const own = calls.filter(({ user }) => user === who)
    const ofRole = roleName === undefined ? [] : calls.filter((call) => roleOf(call) === roleName)
    const others = new Set(calls.flatMap(({ user }) => (user === who ? [] : (user ?? []))))
    const earliest = own.at(-1)?.at
    // Beyond so many events the history is not read: then there were at least as many.
    const figure = (count: number) => `${whole ? '' : '≥ '}${count}`
    return {
      facts: kit.factRows([
        ['By this actor in 30 days', '過去 30 日間のこのアクターによる回数', figure(own.length)],
        ['First of these', 'そのうち最初', earliest],
        [
          'By all sessions of the role',
          '同じロールのすべてのセッションによる回数',
          ofRole.length > own.length ? figure(ofRole.length) : undefined,
        ],
        ['Others who made this call', '同じ呼び出しを行ったほかの主体の数', figure(others.size)],
        [
          'Refused by AWS',
          'AWS に拒否された回数',
          figure(own.filter(({ error }) => error !== undefined).length),
        ],
      ]),
    }
  },
})

const roleOf = ({ record }: kit.Called): string | undefined =>
  kit.textAt(record, 'userIdentity.sessionContext.sessionIssuer.userName')
