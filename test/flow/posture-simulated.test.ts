import { beforeAll, expect, it } from 'vitest'
import type { PostureView } from '../../src/core/standing.ts'
import { personOf, startPosture } from '../support/posture.ts'
import { startDatabase } from '../support/store.ts'

/** What somebody sees who has just installed the bot and named no account: the first scan, through the front door. */
let view: PostureView | undefined
beforeAll(async () => {
  const database = await startDatabase()
  const store = await database.store({})
  const nowhere = { url: 'http://127.0.0.1:9', reset: async () => {}, stop: async () => {} }
  const { command, app } = await startPosture(store, nowhere, { accounts: [] })
  await command('posture', personOf('viewer'))
  view = await app.posture.latest('all')
  return () => database.stop()
})
const standings = () => view?.accounts[0]?.standings ?? []
const inState = (state: string) =>
  standings().flatMap((one) => (one.state === state ? [one.check] : []))
const whyOf = (check: string) =>
  standings()
    .find((one) => one.check === check)
    ?.verdicts.map(({ why }) => why.en)
    .join(' ')

it('answers every check', () => {
  expect(standings().length).toBeGreaterThan(100)
  expect(inState('unchecked')).toEqual([])
})

it('is a company in which some things are right and some are wrong', () => {
  const score = view?.score.percent ?? 0
  expect(score).toBeGreaterThan(25)
  expect(score).toBeLessThan(75)
  expect(inState('pass')).toEqual(
    expect.arrayContaining(['root-mfa', 'trail-in-all-regions', 'security-hub-on', 'support-role']),
  )
  expect(inState('fail')).toEqual(
    expect.arrayContaining(['users-have-mfa', 'bucket-blocks-public-access', 'trail-validation']),
  )
})

it('names what is wrong, as a scan of AWS would', () => {
  expect(whyOf('alarm-security-group-changes')).toMatch(
    /network-alerts has no confirmed subscriber/,
  )
  expect(whyOf('alarm-network-acl-changes')).toMatch(/network-acl-changes has no alarm/)
  expect(whyOf('unused-credentials-45-days')).toMatch(/tanaka .*password: 70/)
  expect(whyOf('functions-have-no-secrets')).toMatch(/DB_PASSWORD/)
  expect(whyOf('functions-have-no-secrets')).not.toMatch(/change-me-later/)
  expect(whyOf('oidc-roles-name-a-subject')).toMatch(/Any subject/)
})
