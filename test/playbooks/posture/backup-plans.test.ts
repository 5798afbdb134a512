import { Backup } from '@aws-sdk/client-backup'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/backup-plans.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails without, and passes with a plan and a locked vault', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  const backup = new Backup(motoClient(moto.url))
  await backup.createBackupVault({ BackupVaultName: 'safe' })
  await backup.createBackupPlan({
    BackupPlan: {
      BackupPlanName: 'daily',
      Rules: [{ RuleName: 'daily', TargetBackupVaultName: 'safe' }],
    },
  })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  await backup.putBackupVaultLockConfiguration({ BackupVaultName: 'safe', MinRetentionDays: 7 })
  expect(await scan(check, { moto })).toMatchObject([{ resource: 'us-east-1', status: 'pass' }])
})

itIsProven(check)
