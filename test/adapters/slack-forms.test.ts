import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SlackDoor } from '../../src/adapters/slack/index.ts'
import { type Slack, slackChannel, slackTeam, startSlack } from '../support/slack.ts'
import { assertClean, planModal, type SlackBot, startSlackBot } from '../support/slack-bot.ts'

/** A form whose answer is another form. Slack closes what it is not told to keep, and what is opened meanwhile with it. */
const chooser = {
  ...planModal,
  title: 'Which?',
  submit: { view: 'targets', label: 'Go on', meta: 'm' },
}

describe.each([
  ['HTTP', false],
  ['Socket Mode', true],
])('a form that leads to another, over %s', (_, socket) => {
  let slack: Slack
  let bot: SlackBot
  let answer: SlackDoor['view']
  beforeAll(async () => {
    slack = await startSlack()
    bot = await startSlackBot(slack, {
      socket,
      door: {
        action: ({ open }) => open(Promise.resolve(chooser)),
        opens: (view) => view === 'targets',
        view: (ask) => answer(ask),
      },
    })
  })
  afterAll(async () => {
    await bot.stop()
    assertClean(slack, bot)
    await slack.stop()
  })

  const shown = (says: string) =>
    slack.until(({ modals }) => JSON.stringify(modals).includes(says) || undefined)
  async function submitted(user: string): Promise<void> {
    const card = { text: 'card', blocks: [{ type: 'divider' }] }
    const { ts } = await bot.chat.post(slackChannel, card)
    const message = { ts, channel: slackChannel, text: '' }
    await slack.control.interact({ user: 'U0ALICE', message, action: { action_id: 'plan' } })
    await shown('Which?')
    slack.faults.passed.length = 0
    slack.control.submit(user)
  }

  it('shows that it waits, and becomes the next one', async () => {
    const work = Promise.withResolvers<typeof planModal>()
    answer = ({ open }) => open(work.promise)
    await submitted('U0ALICE')
    await shown('⏳ Go on')
    work.resolve(planModal)
    await shown('What would happen')
    const { modals } = slack.state()
    expect(modals).toMatchObject([{ callback_id: 'reject', title: { text: 'Plan' } }])
    const calls = slack.faults.passed.map(({ path }) => path)
    expect(calls.filter((path) => path.includes('views.'))).toEqual(['/api/views.update'])
    slack.control.closeModal('U0ALICE')
  })

  it('becomes the sentence that says why there is none', async () => {
    answer = ({ open }) => open(Promise.resolve({ refused: 'own-request' }))
    await submitted('U0ALICE')
    expect(await shown('refused in en: own-request')).toBe(true)
    slack.control.closeModal('U0ALICE')

    answer = ({ reply }) => reply('You may *not* do this')
    await submitted('U0ALICE')
    expect(await shown('You may *not* do this')).toBe(true)
    slack.control.closeModal('U0ALICE')
  })

  it('tells a stranger there, too', async () => {
    answer = () => Promise.reject(new Error('nobody may get here'))
    await submitted('U0NOBODY')
    await shown('unknown person')
    expect(bot.refused).toMatchObject([{ by: `${slackTeam}/U0NOBODY`, action: 'view targets' }])
  })
})
