import { expect, it } from 'vitest'
import { keyBeyondReach, type Look } from '../../src/kit/index.ts'

const kmsKey = '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f'
// It reads the id and the region and asks AWS nothing.
const ctx = { input: { kmsKey }, region: 'us-east-1' } as Look<{ kmsKey: string }>
const said = (key: object) => keyBeyondReach({ KeyId: kmsKey, ...key }, ctx)?.en

// moto and the simulated account have keys of our own making only.
it.each([
  ['an AWS managed key', { KeyManager: 'AWS', KeyState: 'Enabled' }, /only the AWS service/],
  ['a key without its material', { KeyState: 'PendingImport' }, /Import the same material again/],
  ['a key in a lost key store', { KeyState: 'Unavailable' }, /connect it again/],
] as const)('%s is refused, with what to do instead', (_what, key, words) => {
  expect(said(key)).toMatch(words)
})

it.each(['Enabled', 'Disabled', 'PendingDeletion'])('a key that is %s is not', (KeyState) => {
  expect(said({ KeyManager: 'CUSTOMER', KeyState })).toBeUndefined()
})
