import { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/database-snapshots-private.ts'
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
  await rds.createDBInstance({
    DBInstanceIdentifier: 'shop',
    DBInstanceClass: 'db.t3.micro',
    Engine: 'postgres',
    AllocatedStorage: 20,
    MasterUsername: 'shop',
    MasterUserPassword: 'not-a-secret-1',
  })
  for (const DBSnapshotIdentifier of ['bad', 'good'])
    await rds.createDBSnapshot({ DBInstanceIdentifier: 'shop', DBSnapshotIdentifier })
  await rds.modifyDBSnapshotAttribute({
    DBSnapshotIdentifier: 'bad',
    AttributeName: 'restore',
    ValuesToAdd: ['all'],
  })
  const arn = 'arn:aws:rds:us-east-1:123456789012:snapshot:'
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
})

itIsProven(check)
