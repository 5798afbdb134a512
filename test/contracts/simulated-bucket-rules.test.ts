import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, seedBucket, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const actions = [
  'GetBucketVersioning',
  'GetLifecycleConfiguration',
  'GetReplicationConfiguration',
  'PutBucketVersioning',
  'PutLifecycleConfiguration',
  'PutReplicationConfiguration',
]
const { scope } = scopeFor([
  ...actions.map((action) => `s3:${action}`),
  'iam:PassRole',
  'sts:GetCallerIdentity',
])
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

async function story({ s3, sts }: Aws, Bucket: string) {
  const versioning = async () => (await s3.getBucketVersioning({ Bucket })).Status
  const before = [await versioning(), await refusal(s3.getBucketReplication({ Bucket }))]
  const rule = { ID: 'a', Status: 'Disabled' as const, Filter: { Prefix: 'x/' } }
  const Rules = [{ ...rule, Expiration: { Days: 3 } }]
  await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } })
  await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  const Destination = { Bucket: `arn:aws:s3:::${Bucket}` }
  const copy = {
    ...rule,
    Priority: 1,
    Destination,
    DeleteMarkerReplication: { Status: 'Disabled' as const },
  }
  const Role = 'arn:aws:iam::123456789012:role/copy'
  const ReplicationConfiguration = { Role, Rules: [copy] }
  await s3.putBucketReplication({ Bucket, ReplicationConfiguration })
  const replication = (await s3.getBucketReplication({ Bucket })).ReplicationConfiguration
  const gone = { Bucket: 'there-is-none-of-this-name' }
  return {
    before,
    versioning: await versioning(),
    lifecycle: (await s3.getBucketLifecycleConfiguration({ Bucket })).Rules,
    replication: [replication?.Role, replication?.Rules?.map(({ ID, Status }) => [ID, Status])],
    gone: [
      await refusal(s3.getBucketVersioning(gone)),
      await refusal(s3.getBucketLifecycleConfiguration(gone)),
      await refusal(s3.getBucketReplication(gone)),
    ],
    who: /^arn:aws:sts::\d{12}:assumed-role\/[^/]+\//.exec(
      (await sts.getCallerIdentity({})).Arn ?? '',
    )?.[0],
  }
}

it('versioning, lifecycle and replication are put and read as on moto, by the responder role', async () => {
  const bucket = await seedBucket(moto.url)
  const told = await story(motoGround(moto.url).open(scope), bucket)
  const simulated = simulatedGround(findingOn({ bucket }), 'incident-1').open(scope)
  expect(await story(simulated, bucket)).toEqual(told)
})

it('replication without versions is refused: as on AWS, moto takes it', async () => {
  const { s3 } = simulatedGround(findingOn({ bucket: 'exports' }), 'incident-1').open(scope)
  const ReplicationConfiguration = { Role: 'arn:aws:iam::123456789012:role/copy', Rules: [] }
  const put = s3.putBucketReplication({ Bucket: 'exports', ReplicationConfiguration })
  expect(await refusal(put)).toBe('InvalidRequest')
})
