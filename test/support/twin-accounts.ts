import { makeAws } from '../../src/adapters/aws/facade.ts'
import type { Subject } from '../../src/core/finding.ts'
import type { Aws } from '../../src/kit/index.ts'
import { motoAccount } from './moto.ts'
import { drillOn, scopeFor, worldsInMemory } from './scope.ts'

/** The same clients over moto and over the simulated account of a subject, for services that `twins.ts` has no stage for. */
export function twinAccounts(
  url: string,
  subject: Subject,
  permissions: readonly string[],
): { readonly moto: Aws; readonly simulated: Aws } {
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  const accounts = {
    [motoAccount]: { role: `arn:aws:iam::${motoAccount}:role/hikeshi-responder` },
  }
  const common = { maxAttempts: 1, worlds: worldsInMemory(), log: { warn: () => {} } }
  const moto = makeAws({ ...common, accounts, endpoint: url })
  const simulated = makeAws({ ...common, accounts: {} })
  return {
    moto: moto(scopeFor(permissions).scope),
    simulated: simulated(scopeFor(permissions, { simulated: drillOn(subject) }).scope),
  }
}
