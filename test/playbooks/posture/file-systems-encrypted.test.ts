import { EFS } from '@aws-sdk/client-efs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/file-systems-encrypted.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const efs = new EFS(motoClient(moto.url))
  const bad = await efs.createFileSystem({ CreationToken: 'bad' })
  const good = await efs.createFileSystem({ CreationToken: 'good', Encrypted: true })
  expect(saidOf(await scan(check, { moto }))).toEqual([
    `fail ${bad.FileSystemId}`,
    `pass ${good.FileSystemId}`,
  ])
})

itIsProven(check)
