import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import freezeFunction from '../../playbooks/response/freeze-function.ts'
import type { Aws } from '../../src/kit/index.ts'
import { seedFunction } from '../support/functions.ts'
import { type Moto, startMoto } from '../support/moto.ts'
import { twinAccounts } from '../support/twin-accounts.ts'
import { refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

interface Stage {
  readonly lambda: Aws['lambda']
  readonly FunctionName: string
}
/** What is told of a function must be the same on both, its name and ids apart. */
async function expectAlike(tell: (stage: Stage) => Promise<object>): Promise<void> {
  const { name } = await seedFunction(moto.url)
  const twins = twinAccounts(moto.url, { functionName: name }, freezeFunction.permissions)
  const told = await tell({ lambda: twins.moto.lambda, FunctionName: name })
  expect(await tell({ lambda: twins.simulated.lambda, FunctionName: name })).toEqual(told)
}

describe('functions', () => {
  it('have a reserved concurrency that can be zero and can be taken away', () =>
    expectAlike(async ({ lambda, FunctionName }) => {
      const read = async () =>
        (await lambda.getFunctionConcurrency({ FunctionName })).ReservedConcurrentExecutions
      const none = await read()
      await lambda.putFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: 0 })
      const zero = await read()
      await lambda.deleteFunctionConcurrency({ FunctionName })
      return { none, zero, gone: await read() }
    }))

  it('are published as versions that keep their description', () =>
    expectAlike(async ({ lambda, FunctionName }) => {
      const { Version } = await lambda.publishVersion({ FunctionName, Description: 'evidence' })
      const { Versions = [] } = await lambda.listVersionsByFunction({ FunctionName })
      const same = new Set(Versions.map(({ CodeSha256 }) => CodeSha256)).size
      const kept = Versions.find((one) => one.Version === Version)?.Description
      return { Version, same, kept, all: Versions.map((one) => one.Version) }
    }))

  it('are read for by mappings that can be disabled', () =>
    expectAlike(async ({ lambda, FunctionName }) => {
      const read = async () =>
        (await lambda.listEventSourceMappings({ FunctionName })).EventSourceMappings ?? []
      const [one] = await read()
      await lambda.updateEventSourceMapping({ UUID: one?.UUID, Enabled: false })
      const others = await lambda.listEventSourceMappings({ FunctionName: `${FunctionName}:live` })
      return {
        before: one?.State,
        after: (await read()).map(({ State }) => State),
        ofAlias: others.EventSourceMappings,
      }
    }))

  it('have a URL that asks for a signature or does not', () =>
    expectAlike(async ({ lambda, FunctionName }) => {
      const read = async () => (await lambda.getFunctionUrlConfig({ FunctionName })).AuthType
      const before = await read()
      await lambda.updateFunctionUrlConfig({ FunctionName, AuthType: 'AWS_IAM' })
      return { before, after: await read() }
    }))

  it('that do not exist are not found', () =>
    expectAlike(async ({ lambda }) => {
      const FunctionName = 'there-is-none'
      return {
        put: await refusal(
          lambda.putFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: 0 }),
        ),
        url: await refusal(lambda.getFunctionUrlConfig({ FunctionName })),
        publish: await refusal(lambda.publishVersion({ FunctionName })),
        policy: await refusal(lambda.getPolicy({ FunctionName })),
      }
    }))
})
