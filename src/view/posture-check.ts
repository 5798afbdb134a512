import type { Block } from '../core/blocks.ts'
import { cisVersions } from '../core/posture.ts'
import type { AccountStanding, Placed, PostureView, Standing } from '../core/standing.ts'
import { pick } from '../core/text.ts'
import { account as accountWords, emoji, who } from './context.ts'
import {
  type Button,
  buttons,
  context,
  divider,
  fold,
  header,
  lines,
  quote,
  section,
} from './parts.ts'
import { openFailures, type PostureContext, stateEmoji, wordsOf } from './posture-context.ts'
import { code, mrkdwn, when } from './text.ts'

/** Room for one check's account in a message of twelve thousand characters. */
const mostRows = 8
const mostAccounts = 5

/** One check in all accounts of a view: where it stands, what was found, why it matters, what to do, and the buttons for it. */
export function checkBlocks(view: PostureView, id: string, ctx: PostureContext): Block[] {
  const facts = ctx.facts(id)
  const words = wordsOf(facts, id, ctx.locale)
  const { say } = ctx
  const { posture } = say
  const numbers = cisVersions.flatMap((version) => {
    const number = facts?.cis[version]
    return number === undefined ? [] : [`v${version} ${[number].flat().join(', ')}`]
  })
  const also = [
    ...(numbers.length > 0 ? [`CIS ${numbers.join(' · ')}`] : []),
    ...(facts?.securityHub ?? []),
  ]
  const severity = facts?.severity ?? 'info'
  const { shown, more } = fold(
    view.accounts.flatMap((account) => {
      const standing = account.standings.find(({ check }) => check === id)
      return standing === undefined ? [] : [{ account, standing }]
    }),
    mostAccounts,
  )
  return [
    header(words.title),
    context(
      `${emoji[severity]} ${say.severities[severity]} · ${code(id, 80)}`,
      ...also.map((one) => mrkdwn(one, 300)),
    ),
    ...shown.flatMap(({ account, standing }) => [
      ...standingBlocks(account, standing, ctx),
      ...buttons(buttonsFor(account, standing, ctx)),
    ]),
    ...(more > 0 ? [context(say.lists.more(more))] : []),
    divider,
    section(`*${posture.why}*`),
    quote(words.why, 1500),
    section(`*${posture.remedy}*`),
    quote(words.remedy.map((step, at) => `${at + 1}. ${step}`).join(' '), 2900),
  ]
}

function standingBlocks(
  account: AccountStanding,
  standing: Standing,
  ctx: PostureContext,
): Block[] {
  const { say, locale } = ctx
  const { posture } = say
  const { state, verdicts, notSeen, attested, exceptions } = standing
  const words = wordsOf(ctx.facts(standing.check), standing.check, locale)
  const wrong = openFailures(standing)
  const other = verdicts.filter(({ status }) => status === 'attest' || status === 'unchecked')
  const { shown, more } = fold([...wrong, ...other], mostRows)
  const passed = verdicts.filter(({ status }) => status === 'pass')
  return lines([
    `${stateEmoji[state]} *${posture.states[state]}* · ${accountWords(account.account, ctx)} · ${when(account.result.endedAt, locale, ctx.zone)}`,
    ...shown.map((one) => row(one, ctx)),
    ...(more > 0 ? [say.lists.more(more)] : []),
    ...notSeen
      .slice(0, mostRows)
      .map(
        ({ region, why }) => `❔ ${code(region, 30)} ${mrkdwn(why ? pick(why, locale) : '', 400)}`,
      ),
    ...(passed.length > 0 ? [`✅ ${posture.passedCount(passed.length)}`] : []),
    // What is right is told too where nothing else is: the value that was found.
    ...(shown.length === 0 ? passed.slice(0, 3).map((one) => row(one, ctx)) : []),
    ...(verdicts.length === 0 && notSeen.length === 0 ? [mrkdwn(words.none, 400)] : []),
    ...(attested
      ? [
          `☑️ ${posture.attestedBy(who(attested.by, say), when(attested.at, locale, ctx.zone), when(attested.until, locale, ctx.zone))}: ${mrkdwn(attested.comment, 500)}`,
        ]
      : []),
    ...exceptions.map(
      ({ owner, until, comment, resource }) =>
        `🛡️ ${posture.exceptedBy(mrkdwn(owner, 100), when(until, locale, ctx.zone))} · ${resource === null ? posture.wholeCheck : code(resource, 200)}: ${mrkdwn(comment, 400)}`,
    ),
  ])
}

const marks = { fail: '❌', unchecked: '❔', attest: '✍️', pass: '✅' } as const
const row = ({ status, resource, region, why }: Placed, { locale }: PostureContext): string =>
  `${marks[status]} ${code(resource, 200)} (${code(region, 30)}) ${mrkdwn(pick(why, locale), 400)}`

function buttonsFor(account: AccountStanding, standing: Standing, ctx: PostureContext): Button[] {
  const { buttons: say } = ctx.say.posture
  const facts = ctx.facts(standing.check)
  const value = `${account.account}/${standing.check}`
  const fixable = facts?.playbook !== undefined && openFailures(standing).length > 0
  const manual = facts?.mode === 'manual'
  const said = standing.attested !== undefined || standing.exceptions.length > 0
  return [
    ...(fixable
      ? [{ text: say.fix, action: 'posture-fix', value, style: 'primary' as const }]
      : []),
    ...(manual ? [{ text: say.attest, action: 'posture-attest', value }] : []),
    ...(standing.state === 'fail' ? [{ text: say.except, action: 'posture-except', value }] : []),
    ...(said ? [{ text: say.withdraw, action: 'posture-withdraw', value }] : []),
    { text: say.again, action: 'posture-again', value },
  ]
}
