import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { motoAccount, type SeededUser, seedUser } from '../support/moto.ts'
import { company, member, type Site, startSite } from '../support/site.ts'
import type { SlackMessage } from '../support/slack.ts'
import { buttons, type People, people, words } from '../support/slack-people.ts'

let site: Site
let at: People
let user: SeededUser
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  user = await seedUser(site.moto.url, { userName: 'nina' })
  await site.start({ config: { ...company, principals: { Nina: member('U0NOBODY') } } })
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

/** A key made in the user's name, as CloudTrail tells it. */
const keyMade = (id: string, userName: string) => ({
  id: `event-${id}`,
  source: 'aws.iam',
  'detail-type': 'AWS API Call via CloudTrail',
  account: motoAccount,
  region: 'us-east-1',
  time: new Date().toISOString(),
  resources: [],
  detail: {
    eventVersion: '1.11',
    eventID: id,
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateAccessKey',
    eventTime: new Date().toISOString(),
    awsRegion: 'us-east-1',
    sourceIPAddress: '198.51.100.7',
    recipientAccountId: motoAccount,
    userIdentity: {
      type: 'IAMUser',
      userName,
      accountId: motoAccount,
      arn: `arn:aws:iam::${motoAccount}:user/${userName}`,
      accessKeyId: user.accessKeyIds[0],
    },
    requestParameters: { userName: 'somebody' },
  },
})
const opened = async (id: string, userName: string): Promise<string> => {
  expect(await site.bot().event(keyMade(id, userName))).toBe(202)
  const found = await site.slack.until(({ messages }) =>
    messages.find((m) => words(m).includes(`${userName} `) && cardOf(m) !== ''),
  )
  return cardOf(found)
}
const cardOf = (message: SlackMessage): string => /`(inc-\d+)`/.exec(words(message))?.[1] ?? ''
/** What the person was sent in their own messages. */
const question = (says: RegExp) =>
  site.slack.until(({ messages }) =>
    messages.find((m) => m.channel.startsWith('D') && says.test(words(m))),
  )
const press = (who: string, message: SlackMessage, action: string) => {
  const button = buttons(message).find(({ action_id }) => action_id === action)
  if (button === undefined) throw new Error(`no ${action} in ${words(message)}`)
  return site.slack.control.interact({ user: who, message, action: button })
}

describe('after the first post', () => {
  it('the card says what AWS knows of the user, though CloudTrail and Detective do not answer', async () => {
    const id = await opened('enrich', 'nina')
    const text = await at.shows(id, [/IAM user/, 'nina-group', 'read-artifacts', 'MFA devices'])
    expect(text).toContain(user.accessKeyIds[0])
    const kinds = (await at.journal(id)).map(({ kind }) => kind)
    expect(kinds[0]).toBe('opened')
    await at.settled(id, (all) => all.filter(({ kind }) => kind === 'enriched').length >= 3)
    const again = (await at.journal(id)).filter(({ kind }) => kind === 'enriched')
    expect(new Set(again.map((event) => 'id' in event && event.id)).size).toBe(again.length)
  })
})

describe('“was this you?”', () => {
  it('goes to the person behind the user alone, is answered by them alone, and stands on the card', async () => {
    const id = await opened('asked', 'nina')
    await at.press('U0ALICE', id, 'ask-principal')
    await at.shows(id, ['no answer yet'])
    const sent = await question(/Was this you/)
    expect(words(sent)).toContain('198.51.100.7')

    // Alice may do much, but not answer for somebody else.
    await press('U0ALICE', sent, 'was-me')
    expect(await at.told('U0ALICE', /not open for you/)).toContain('put to somebody else')
    // Who is asked has no role, and can do nothing but answer.
    await at.press('U0NOBODY', id, 'ack')
    expect(await at.told('U0NOBODY', /viewer/)).toContain('role')

    await press('U0NOBODY', sent, 'was-not-me')
    await at.shows(id, [/says that it was not them/])
    const answered = await question(/You said that it was not you/)
    expect(buttons(answered)).toEqual([])
    const journal = await at.journal(id)
    expect(journal).toContainEqual({
      kind: 'asked',
      who: member('U0NOBODY'),
      by: member('U0ALICE'),
      locale: 'en',
    })
    expect(journal).toContainEqual({ kind: 'answered', by: member('U0NOBODY'), mine: false })
    // Information only: nobody acknowledged anything by it, and nothing ran.
    expect(journal.map(({ kind }) => kind)).not.toContain('acknowledged')
  })

  it('is not offered where nobody is known behind the principal', async () => {
    const id = await opened('unknown', 'otto')
    await at.shows(id, ['Acknowledge'])
    const offered = buttons(at.card(id)).map(({ action_id }) => action_id)
    expect(offered).toContain('ack')
    expect(offered).not.toContain('ask-principal')
  })
})
