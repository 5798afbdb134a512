import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../src/boot.ts'
import { loadCatalog } from '../../src/catalog.ts'
import type { AccountScan } from '../../src/core/posture.ts'
import { scanAccount } from '../../src/flow/scan.ts'
import { answering } from '../support/answers.ts'
import { motoGround } from '../support/aws.ts'
import { cleanAnswers, seedCleanAccount } from '../support/clean-account.ts'
import { plantData, plantMonitoring, plantNetwork } from '../support/faults.ts'
import { type Fault, plantIam } from '../support/faults-iam.ts'
import { faultyAnswers, toldFaults } from '../support/faults-told.ts'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** One account three times: as it should be, with faults that moto cannot have told in its place, and with faults planted. */
let moto: Moto
let clean: AccountScan
let told: AccountScan
let after: AccountScan
let planted: readonly Fault[]
const { check: catalog } = await loadCatalog()
async function scan(answers: Parameters<typeof answering>[1]): Promise<AccountScan> {
  const front = await answering(moto, answers)
  const found = await scanAccount(
    { aws: motoGround(front.url).open, clock: systemClock },
    {
      account: motoAccount,
      checks: [...catalog.values()],
      id: 'faults',
      by: 'T1/U1',
      allowed: ['us-east-1'],
      progress: () => {},
    },
  )
  await front.stop()
  return found
}
const failing = ({ results }: AccountScan): Fault[] =>
  results.flatMap(({ check, verdicts }) =>
    verdicts
      .filter(({ status }) => status === 'fail')
      .map(({ resource }) => [check, resource] as const),
  )
const isFault = ([check, resource]: Fault, [of, name]: Fault) =>
  check === of && resource.split(/[/: ]/).includes(name)
const missed = (faults: readonly Fault[], scanned: AccountScan) =>
  faults.filter((fault) => !failing(scanned).some((one) => isFault(one, fault)))
const wronged = (faults: readonly Fault[], scanned: AccountScan) =>
  failing(scanned).filter((one) => !faults.some((fault) => isFault(one, fault)))
const unseen = ({ results }: AccountScan) =>
  results.filter(
    ({ outcome, verdicts }) =>
      outcome === 'unchecked' || verdicts.some(({ status }) => status === 'unchecked'),
  )

beforeAll(async () => {
  moto = await startMoto()
  await seedCleanAccount(moto)
  clean = await scan(cleanAnswers)
  told = await scan(faultyAnswers)
  const parts = [
    await plantIam(moto),
    await plantNetwork(moto),
    await plantData(moto),
    await plantMonitoring(moto),
  ]
  planted = parts.flatMap(({ faults }) => faults)
  after = await scan(Object.assign({}, cleanAnswers, ...parts.map(({ answers }) => answers)))
})
afterAll(() => moto.stop())

/** What this account has not: an organization, a peering, a vendor; a root user in use, and what is old or expired. */
const nothingToSee = [
  'avoid-root-use',
  'delegated-organization-policies',
  'delegated-service-admins',
  'expired-certificates-removed',
  'management-account-idle',
  'oidc-roles-name-a-subject',
  'organization-guardrails',
  'organizational-units',
  'peering-routes',
  'root-access-central',
  'unused-roles-removed',
  'vendor-roles-have-external-id',
]

describe('an account in which everything is as it should be', () => {
  it('fails no check', () => {
    expect(failing(clean)).toEqual([])
  })

  it('hides nothing behind what could not be checked', () => {
    expect(unseen(clean)).toEqual([])
  })

  it('has something to look at for every other check', () => {
    const seen = clean.results.filter(({ outcome }) => outcome === 'checked')
    const empty = [...catalog.keys()].filter((id) => !seen.some(({ check }) => check === id))
    expect(empty.toSorted()).toEqual(nothingToSee)
  })
})

describe('faults that were planted', () => {
  it('are more than forty by name, each of a check that there is', () => {
    const all = [...planted, ...toldFaults]
    expect(all.filter(([check]) => !catalog.has(check))).toEqual([])
    expect(new Set(all.map((fault) => fault.join(' '))).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(40)
  })

  it('are all found, by the check and by the resource', () => {
    expect(missed(planted, after)).toEqual([])
    expect(missed(toldFaults, told)).toEqual([])
  })

  it('are all that is found', () => {
    expect(wronged(planted, after)).toEqual([])
    expect(wronged(toldFaults, told)).toEqual([])
  })

  it('hide behind nothing that could not be checked', () => {
    expect(unseen(after)).toEqual([])
    expect(unseen(told)).toEqual([])
  })
})

it('gives an answer for 52 of 52 recommendations of version 1.1', () => {
  const old = [...catalog.values()].filter(({ cis }) => cis['1.1'] !== undefined)
  expect(new Set(old.flatMap(({ cis }) => cis['1.1'] ?? [])).size).toBe(52)
  const answered = after.results.filter(({ outcome }) => outcome !== 'unchecked')
  expect(old.filter(({ id }) => !answered.some(({ check }) => check === id))).toEqual([])
})

it('makes each call once', () => {
  expect(after.calls.throttled).toBe(0)
  expect(after.calls.made).toBeLessThan(after.calls.asked)
})
