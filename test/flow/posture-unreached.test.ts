import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { systemClock } from '../../src/boot.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { scanAccount } from '../../src/flow/scan.ts'
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'
import { worldsInMemory } from '../support/scope.ts'

vi.setConfig({ testTimeout: 60_000 })

let moto: Moto
let proxy: FaultProxy
const { check: catalog } = await loadCatalog()
/** Real checks: two of IAM, one of KMS, one of EC2, one of CloudTrail. */
const ids = [
  'password-minimum-length',
  'groups-have-members',
  'key-rotation',
  'ebs-encrypted-by-default',
  'trail-encrypted',
]
async function scan(allowed = ['us-east-1']) {
  const aws = makeAws({
    accounts: { [motoAccount]: { role: `arn:aws:iam::${motoAccount}:role/hikeshi-reader` } },
    endpoint: `http://127.0.0.1:${proxy.port}`,
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
  })
  const checks = ids.flatMap((id) => catalog.get(id) ?? [])
  const ask = { account: motoAccount, checks, id: 'scan', by: 'T1/U1', allowed, progress: () => {} }
  const { results } = await scanAccount({ aws, clock: systemClock }, ask)
  return results
}
const unseen = (results: Awaited<ReturnType<typeof scan>>) =>
  results.filter(({ outcome }) => outcome === 'unchecked')
const json = (code: string) => ({
  kind: 'status' as const,
  times: 99,
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, message: `${code} of this test` }),
})
const xml = (code: string) => ({
  kind: 'status' as const,
  times: 99,
  status: 403,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${code} of this test</Message></Error></ErrorResponse>`,
})

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  moto = await startMoto()
  const { hostname, port } = new URL(moto.url)
  proxy = await startFaultProxy({ host: hostname, port: Number(port) })
})
afterAll(async () => {
  await proxy.stop()
  await moto.stop()
})
beforeEach(() => {
  proxy.clear()
})

describe('could not check', () => {
  it('a missing permission: that check alone, with what is denied', async () => {
    proxy.fault({
      path: /./,
      says: /Action=GetAccountAuthorizationDetails/,
      ...xml('AccessDenied'),
    })
    const found = unseen(await scan())
    expect(found).toMatchObject([{ check: 'groups-have-members', verdicts: [] }])
    expect(found[0]?.why?.en).toMatch(/^Permission is missing \(AccessDenied\)/)
  })

  it('throttling: that check alone, and that AWS asked to slow down', async () => {
    proxy.fault({ path: /./, says: /Action=GetAccountPasswordPolicy/, ...xml('Throttling') })
    const found = unseen(await scan())
    expect(found).toMatchObject([{ check: 'password-minimum-length', verdicts: [] }])
    expect(found[0]?.why?.en).toMatch(/^AWS asked to slow down/)
  })

  it('a region that is not switched on: every check of a region, there', async () => {
    const found = unseen(await scan(['us-east-1', 'me-south-1']))
    expect(found.map(({ check, region }) => [check, region])).toEqual([
      ['ebs-encrypted-by-default', 'me-south-1'],
      ['key-rotation', 'me-south-1'],
    ])
    for (const { why } of found) expect(why?.en).toMatch(/not switched on/)
  })

  it('an account that refuses the role: every check, and which role', async () => {
    proxy.fault({ path: /./, says: /Action=AssumeRole/, ...xml('AccessDenied') })
    const results = await scan()
    expect(new Set(unseen(results).map(({ check }) => check))).toEqual(new Set(ids))
    for (const { why } of results) expect(why?.en).toMatch(/role|Permission is missing/i)
  })

  it('an AWS that is broken: that check alone, with its words', async () => {
    proxy.fault({ path: /./, says: /^\{"?\}?$|KeyId/, ...json('KMSInternalException') })
    const found = unseen(await scan())
    expect(found.map(({ check }) => check)).toContain('key-rotation')
    expect(found[0]?.why?.en).toContain('KMSInternalException')
  })

  it('an empty account: nothing, since what is not there was looked for and not found', async () => {
    const results = await scan()
    expect(unseen(results)).toEqual([])
    const empty = results.filter(({ outcome }) => outcome === 'none').map(({ check }) => check)
    expect(empty).toEqual(['groups-have-members', 'key-rotation', 'trail-encrypted'])
    for (const check of empty) expect(catalog.get(check)?.en.none).not.toBe('')
  })
})
