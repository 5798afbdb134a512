import { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/database-minor-upgrades.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const rds = new RDS(motoClient(moto.url))
  const make = (DBInstanceIdentifier: string, more: object) =>
    rds.createDBInstance({
      DBInstanceIdentifier,
      DBInstanceClass: 'db.t3.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'shop',
      MasterUserPassword: 'not-a-secret-1',
      ...more,
    })
  await make('bad', { AutoMinorVersionUpgrade: false })
  await make('good', { AutoMinorVersionUpgrade: true })
  const arn = 'arn:aws:rds:us-east-1:123456789012:db:'
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
})

itIsProven(check)
