import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../src/boot.ts'
import { loadCatalog } from '../../src/catalog.ts'
import type { AccountScan } from '../../src/core/posture.ts'
import { scanAccount } from '../../src/flow/scan.ts'
import { motoGround } from '../support/aws.ts'
import { plantData, plantNetwork } from '../support/faults.ts'
import { type Planted, plantIam } from '../support/faults-iam.ts'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'

// Whole scans of an emulator: what it does not know it answers with errors that are tried again.
vi.setConfig({ testTimeout: 120_000 })

/** An account in which every fault has a twin of its kind that is right; all of them are found by one scan, and no twin is. */
let moto: Moto
let before: AccountScan
let after: AccountScan
let planted: Planted
const { check: catalog } = await loadCatalog()
const scan = () =>
  scanAccount(
    { aws: motoGround(moto.url).open, clock: systemClock },
    {
      account: motoAccount,
      checks: [...catalog.values()],
      id: 'faults',
      by: 'T1/U1',
      allowed: ['us-east-1'],
      progress: () => {},
    },
  )
const failing = ({ results }: AccountScan, check: string): string[] =>
  results
    .filter((one) => one.check === check)
    .flatMap(({ verdicts }) => verdicts)
    .flatMap(({ status, resource }) => (status === 'fail' ? [resource] : []))
const names = (resource: string, name: string) =>
  resource === name || resource.split(/[/:]/).includes(name)

beforeAll(async () => {
  moto = await startMoto()
  before = await scan()
  const parts = [await plantIam(moto), await plantNetwork(moto), await plantData(moto)]
  planted = {
    faults: parts.flatMap(({ faults }) => faults),
    good: parts.flatMap(({ good }) => good),
  }
  after = await scan()
})
afterAll(() => moto.stop())

describe('faults that were planted', () => {
  it('are forty and more, each of a check that there is', () => {
    expect(planted.faults.length).toBeGreaterThanOrEqual(40)
    expect(planted.faults.filter(([check]) => !catalog.has(check))).toEqual([])
  })

  it('are all found, by the check and by the resource', () => {
    const missed = planted.faults.filter(
      ([check, name]) => !failing(after, check).some((resource) => names(resource, name)),
    )
    expect(missed).toEqual([])
  })

  it('were not found before they were there', () => {
    const early = planted.faults.filter(
      ([check, name]) =>
        name !== motoAccount &&
        name !== 'us-east-1' &&
        failing(before, check).some((resource) => names(resource, name)),
    )
    expect(early).toEqual([])
  })

  it('hide behind nothing that could not be checked', () => {
    const checks = new Set(planted.faults.map(([check]) => check))
    const unseen = after.results.filter(
      ({ check, outcome }) => checks.has(check) && outcome === 'unchecked',
    )
    expect(unseen).toEqual([])
  })
})

it('fails nothing that is right, in the checks whose faults were planted beside it', () => {
  const checks = [...new Set(planted.faults.map(([check]) => check))]
  const wronged = checks.flatMap((check) =>
    planted.good
      .filter((name) => failing(after, check).some((resource) => names(resource, name)))
      .map((name) => `${check}: ${name}`),
  )
  expect(wronged).toEqual([])
})

it('gives an answer for 52 of 52 recommendations of version 1.1, but for what moto does not know', () => {
  const old = [...catalog.values()].filter(({ cis }) => cis['1.1'] !== undefined)
  expect(new Set(old.flatMap(({ cis }) => cis['1.1'] ?? [])).size).toBe(52)
  const unseen = after.results.filter(
    ({ check, outcome }) => outcome === 'unchecked' && old.some(({ id }) => id === check),
  )
  // Contact details are read with account:GetContactInformation; its own test answers in moto's place.
  expect(unseen.map(({ check }) => check)).toEqual(['contact-details'])
})

it('makes each call once', () => {
  expect(after.calls.throttled).toBe(0)
  expect(after.calls.made).toBeLessThan(after.calls.asked)
})
