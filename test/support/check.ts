import { expect, it } from 'vitest'
import type { AwsScope } from '../../src/core/ports.ts'
import type { Verdict } from '../../src/core/posture.ts'
import { type Check, Unreachable } from '../../src/kit/index.ts'
import { motoGround } from './aws.ts'
import { type Moto, motoAccount } from './moto.ts'
import { noting, type OpenAws } from './playbook.ts'

/** Where a check is run: on moto, or on any AWS that `open` makes, e.g. `simulatedGround(finding, 'incident-1').open`. */
interface Stage {
  readonly moto?: Moto
  readonly open?: OpenAws
  readonly account?: string
  readonly region?: string
  /** What the check takes for the present; default is now. */
  readonly now?: Date
  /** The enabled regions, and so where `in` reaches; default `region` alone. */
  readonly regions?: readonly string[]
}

/** What all scans of this test file have called and said, by check. */
const proof = new Map<string, { used: Set<string>; said: Set<string> }>()
const proofOf = (id: string) => {
  const known = proof.get(id) ?? { used: new Set(), said: new Set() }
  proof.set(id, known)
  return known
}

/** One check over one account and region, with clients that may call what it declares and nothing else. */
export async function scan<G>(check: Check<G>, stage: Stage): Promise<readonly Verdict[]> {
  const { account = motoAccount, region = 'us-east-1', now = new Date() } = stage
  const regions = stage.regions ?? [region]
  const open = stage.open ?? (stage.moto && motoGround(stage.moto.url).open)
  if (open === undefined) throw new Error('say which AWS: moto or open')
  const { used, said } = proofOf(check.id)
  const clients = (where: string) => {
    if (!regions.includes(where))
      throw new Unreachable({ en: `${where} is not scanned`, ja: `${where} は対象外です` })
    const scope: AwsScope = {
      account,
      region: where,
      permissions: check.permissions,
      incident: 'posture',
      run: 'scan-1',
      human: 'T1/U1',
      onCall: () => Promise.reject(new Error('a check only reads')),
    }
    return noting(open(scope), used)
  }
  const place = { account, region }
  const gathered = await check.gather({
    ...place,
    aws: clients(region),
    now,
    regions,
    in: clients,
  })
  const verdicts = check.judge(gathered, { ...place, now })
  for (const { status } of verdicts) said.add(status)
  return verdicts
}

/** `pass x` and `fail y`, sorted: for comparing. */
export const saidOf = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ status, resource }) => `${status} ${resource}`).toSorted()

/** Last in a check's test file: over all scans of the file it passed and failed (or asked to attest), using exactly what it declares. */
export function itIsProven(check: Check<never> | Check): void {
  const wanted = check.mode === 'manual' ? ['attest'] : ['fail', 'pass']
  it(`${check.id} was seen to ${wanted.join(' and ')}`, () => {
    expect([...proofOf(check.id).said]).toEqual(expect.arrayContaining(wanted))
  })
  it(`${check.id} uses every permission that it declares, and no other`, () => {
    expect([...proofOf(check.id).used].sort()).toEqual(check.permissions)
  })
}
