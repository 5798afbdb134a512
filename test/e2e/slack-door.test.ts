import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Event, Recorded } from '../../src/core/events.ts'
import { until } from '../support/bot.ts'
import { instanceFinding } from '../support/guardduty.ts'
import { newSubnet, type SeededInstance, seedInstance } from '../support/moto.ts'
import { incident } from '../support/responder.ts'
import { company, member, type Site, startSite } from '../support/site.ts'
import { signed, slackChannel, slackChannelJa, slackTeam } from '../support/slack.ts'
import { type People, people } from '../support/slack-people.ts'

let site: Site
let at: People
let instance: SeededInstance
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  instance = await seedInstance(site.moto.url, { subnet: await newSubnet(site.moto.url) })
  // What the emulator cannot say of people: Bob reads Japanese, and one is a guest.
  site.slack.faults.amend(/users\.info/, (answer, asked) => {
    const more = asked.includes('U0BOB')
      ? { locale: 'ja-JP' }
      : { locale: 'en-US', is_restricted: asked.includes('U0GUEST') }
    return { ...answer, user: { ...(answer['user'] as object), ...more } }
  })
  // Its findings are all of one instance, and each is to be an incident.
  await site.start({ config: { ...company, correlateMinutes: 0 } })
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

const opened = async (id: string): Promise<string> => {
  expect(await site.bot().event(instanceFinding(instance, { id }))).toBe(202)
  return (await at.incident(id)).id
}
/** A new incident on which Alice waits for approval; answers the incident and the run. */
const asked = async (finding: string): Promise<{ id: string; run: string }> => {
  const id = await opened(finding)
  await at.shows(id, ['Snapshot volumes'])
  await at.opens('U0ALICE', id, 'plan/snapshot-volumes', /What will happen/)
  site.slack.control.submit('U0ALICE')
  await at.shows(id, ['Approval needed'])
  await at.shows(id, ['承認待ち'], slackChannelJa)
  return { id, run: Object.keys((await incident(site.bot(), id)).runs).at(-1) ?? '' }
}
const exported = async (): Promise<Recorded[]> => {
  const { code, output } = await site.cli('audit', 'export')
  expect(code).toBe(0)
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Recorded)
}

describe('/hikeshi', () => {
  it('says what can be asked, in the language of the one who asks', async () => {
    await at.command('U0ALICE', '')
    const help = await at.told('U0ALICE', /audit verify/)
    for (const name of ['help', 'incidents', 'catalog']) expect(help).toContain(name)
    await at.command('U0ALICE', 'help')
    expect(await at.told('U0ALICE', /audit verify/)).toBe(help)
    await at.command('U0BOB', 'help')
    expect(await at.told('U0BOB', /audit verify/)).toContain('最近のインシデント')
  })

  it('lists incidents, newest first', async () => {
    await at.command('U0ALICE', 'incidents')
    await at.told('U0ALICE', /There are no incidents/)
    const ids = [await opened('list-1'), await opened('list-2')]
    await at.command('U0VERA', 'incidents')
    const listed = await at.told('U0VERA', /Incidents, newest first/)
    expect([...listed.matchAll(/`(inc-\d+)`/g)].map(([, id]) => id)).toEqual(ids.toReversed())
    expect(listed).toContain(instance.instanceId)
    await at.command('U0BOB', 'incidents 1')
    expect(await at.told('U0BOB', /SSH パスワードの総当たり/)).not.toContain(`\`${ids[0]}\``)
  })

  it('says in words what it does not know or take', async () => {
    await at.command('U0ALICE', 'frobnicate <!channel>')
    expect(await at.told('U0ALICE')).toBe('There is no command frobnicate. See /hikeshi help.')
    await at.command('U0ALICE', 'incidents 0')
    expect(await at.told('U0ALICE')).toContain('`limit` is not right: expected 1-100')
    await at.command('U0NOBODY', 'incidents')
    expect(await at.told('U0NOBODY')).toContain('You are not on the list of responders')
  })
})

describe('a playbook out of the menu', () => {
  it('opens the same plan as a button does, and is refused to whom its button is', async () => {
    const id = await opened('menu')
    await at.shows(id, ['More playbooks …'])
    expect(() => at.button(id, 'plan/require-imdsv2')).toThrow('no plan/require-imdsv2')
    const plan = await at.opens('U0ALICE', id, 'plan/require-imdsv2', /What will happen/)
    expect(plan).toContain('`optional` → `required`')
    site.slack.control.submit('U0ALICE')
    await at.shows(id, ['Approval needed: Require IMDSv2'])
    await at.press('U0VERA', id, 'plan/capture-memory')
    await at.told('U0VERA', /This needs the role `responder \/ lead`, which you do not have/)
    // Whoever makes up a choice gets no further than whoever makes up a button.
    const made = { type: 'static_select', action_id: `plan-other/${id}` }
    await site.slack.control.interact({
      user: 'U0ALICE',
      message: at.card(id),
      action: { ...made, selected_option: { value: 'isolate-the-moon' } },
    })
    await site.slack.until(({ modals }) =>
      modals.find((modal) => JSON.stringify(modal).includes('isolate-the-moon` was not found')),
    )
    site.slack.control.closeModal('U0ALICE')
  })
})

describe('a request', () => {
  it('is rejected with a reason, in a modal in the language of the one who rejects', async () => {
    const { id, run } = await asked('reject')
    const modal = await at.opens('U0BOB', id, 'reject', /却下/, slackChannelJa)
    expect(modal).toContain('却下の理由')
    const approve = at.button(id, 'approve')
    const value = 'Not now: <!channel> backup is running'
    site.slack.control.submit('U0BOB', { reason: { reason: { type: 'plain_text_input', value } } })
    const card = await at.shows(id, ['rejected by <@U0BOB>', 'Nothing was changed'])
    expect(card).toContain('Not now: &lt;!channel&gt; backup is running')
    await at.shows(id, ['<@U0BOB>', 'backup is running'], slackChannelJa)
    await site.slack.control.interact({ user: 'U0BOB', message: at.card(id), action: approve })
    await at.told('U0BOB', /却下/)
    expect((await incident(site.bot(), id)).runs[run]).toMatchObject({ state: 'rejected' })
  })

  it('is refused to whoever may not approve, and each refusal is journalled', async () => {
    const { id, run } = await asked('refuse')
    const action = at.button(id, 'approve')
    const press = (user: string) =>
      site.slack.control.interact({ user, message: at.card(id), action })
    await press('U0VERA')
    await at.told('U0VERA', /This needs the role `approver \/ lead`, which you do not have/)
    await press('U0GUEST')
    await at.told('U0GUEST', /Guests and people of other workspaces cannot use Hikeshi/)
    await press('U0NOBODY')
    await at.told('U0NOBODY', /You are not on the list of responders/)

    const payload = (team: string) => {
      const user = { id: 'U0BOB', team_id: team }
      const more = { team: { id: team }, channel: { id: slackChannel }, actions: [action] }
      const json = { type: 'block_actions', user, trigger_id: `1.${Math.random()}`, ...more }
      return new URLSearchParams({ payload: JSON.stringify(json) }).toString()
    }
    const send = async (body: string, headers: object) => {
      const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
      const url = `${site.bot().url}/slack/events`
      return (await fetch(url, { method: 'POST', headers: form, body })).status
    }
    const body = payload(slackTeam)
    const old = Math.floor(Date.now() / 1000) - 301
    expect(await send(body, {})).toBe(401)
    expect(await send(body, signed(body, 'not the secret'))).toBe(401)
    expect(await send(`${body} `, signed(body))).toBe(401)
    expect(await send(body, signed(body, undefined, old))).toBe(401)
    const foreign = payload('T0OTHER')
    expect(await send(foreign, signed(foreign))).toBe(200)
    await at.told('U0BOB', /You may look here, but not act/)

    const refused = await until(async () => {
      const found = (await exported()).flatMap(({ stream, event }) => {
        const { kind, by, action: what, why } = event as unknown as Event & { kind: 'refused' }
        return kind === 'refused' ? [`${stream.split('/')[0]} ${by} ${what} ${why}`] : []
      })
      return found.some((line) => line.includes('other-workspace')) ? found : undefined
    })
    const http = 'door http/127.0.0.1 /slack/events'
    expect(refused).toEqual(
      expect.arrayContaining([
        `incident ${member('U0VERA')} approve not-allowed`,
        `door ${member('U0GUEST')} action approve guest`,
        `door ${member('U0NOBODY')} action approve unknown-person`,
        `door T0OTHER/U0BOB action approve other-workspace`,
        `${http} unsigned`,
        `${http} forged-signature`,
        `${http} old-timestamp`,
      ]),
    )
    expect((await incident(site.bot(), id)).runs[run]).toMatchObject({
      state: 'requested',
      approvals: [],
    })
  })

  it('expires by itself, and the card says so', async () => {
    await site.bot().stop()
    await site.start({ config: { ...company, expiresMinutes: 0.05 } })
    const { id, run } = await asked('expire')
    const approve = at.button(id, 'approve')
    await at.shows(id, ['the request expired before it was approved. Nothing was changed'])
    await at.shows(id, ['期限'], slackChannelJa)
    expect((await incident(site.bot(), id)).runs[run]?.state).toBe('expired')
    await site.slack.control.interact({ user: 'U0BOB', message: at.card(id), action: approve })
    await at.told('U0BOB', /期限/)
    // The playbook is offered again.
    await at.opens('U0ALICE', id, 'plan/snapshot-volumes', /What will happen/)
    site.slack.control.closeModal('U0ALICE')
  })
})

it('leaves a journal that the command line finds whole', async () => {
  const { code, output } = await site.cli('audit', 'verify')
  expect(output).toMatch(/^\d+ records in \d+ streams: whole/)
  expect(code).toBe(0)
  expect((await exported()).some(({ stream }) => stream.startsWith('door/'))).toBe(true)
})
