import type {
  CancelKeyDeletionRequest,
  DescribeKeyRequest,
  DescribeKeyResponse,
  ListAliasesRequest,
  ListAliasesResponse,
  ListGrantsRequest,
  ListGrantsResponse,
} from '@aws-sdk/client-kms'
import type { Finding } from '../../../core/finding.ts'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { own, type World } from './world.ts'

/** A customer managed key of KMS's, by `region/id` in the world. */
export interface Key {
  readonly id: string
  readonly alias: string
  readonly created: string
  state: 'Enabled' | 'Disabled' | 'PendingDeletion'
  /** When it is to be deleted, while that is pending. */
  deletion: string | null
  /** Whether KMS makes new material every year; as AWS has it, it does not. */
  readonly rotates?: true
}

/** Out of use, in the way that the finding tells. */
export function addKey(world: World, { subject, region, facts, lastSeen }: Finding): void {
  const id = subject.kmsKey ?? '6f1d2c3b-4a59-4e68-8d77-0b1a2c3d4e5f'
  const seen = Date.parse(lastSeen)
  const doomed = facts.some(({ value }) => value.includes('ScheduleKeyDeletion'))
  const days = (count: number) => new Date(seen + count * 86_400_000).toISOString()
  const state = doomed ? 'PendingDeletion' : subject.kmsKey === undefined ? 'Enabled' : 'Disabled'
  world.keys[`${region}/${id}`] = {
    id,
    alias: 'alias/shop-orders',
    created: days(-500),
    state,
    deletion: doomed ? days(7) : null,
  }
}

const arnOf = ({ account, region }: Call, id: string) =>
  `arn:aws:kms:${region}:${account}:key/${id}`

export function keyOf(world: World, asked: string | undefined, call: Call): Key {
  const id = required(asked, 'KeyId').replace(/^arn:.*:key\//, '')
  const key = own(world.keys, `${call.region}/${id}`)
  if (key) return key
  throw awsError('NotFoundException', `Key '${arnOf(call, id)}' does not exist`)
}

/** KMS takes a change of state twice without complaint, but not while the key waits for its deletion. */
const turn = (state: 'Enabled' | 'Disabled') =>
  operation<{ KeyId: string | undefined }, object>(['KeyId'], (world, input, call) => {
    const key = keyOf(world, input.KeyId, call)
    if (key.state === 'PendingDeletion')
      throw awsError('KMSInvalidStateException', `${arnOf(call, key.id)} is pending deletion.`)
    key.state = state
    return {}
  })

export const keyOperations: Operations = {
  'kms:DescribeKey': operation<DescribeKeyRequest, DescribeKeyResponse>(
    ['KeyId'],
    (world, input, call) => {
      const key = keyOf(world, input.KeyId, call)
      return {
        KeyMetadata: {
          AWSAccountId: call.account,
          KeyId: key.id,
          Arn: arnOf(call, key.id),
          CreationDate: new Date(key.created),
          Enabled: key.state === 'Enabled',
          Description: '',
          KeyUsage: 'ENCRYPT_DECRYPT',
          KeySpec: 'SYMMETRIC_DEFAULT',
          KeyState: key.state,
          KeyManager: 'CUSTOMER',
          Origin: 'AWS_KMS',
          MultiRegion: false,
          ...(key.deletion !== null && { DeletionDate: new Date(key.deletion) }),
        },
      }
    },
  ),

  'kms:EnableKey': turn('Enabled'),
  'kms:DisableKey': turn('Disabled'),

  'kms:CancelKeyDeletion': operation<CancelKeyDeletionRequest, { KeyId: string }>(
    ['KeyId'],
    (world, input, call) => {
      const key = keyOf(world, input.KeyId, call)
      if (key.state !== 'PendingDeletion')
        throw awsError(
          'KMSInvalidStateException',
          `${arnOf(call, key.id)} is not pending deletion.`,
        )
      key.state = 'Disabled'
      key.deletion = null
      return { KeyId: arnOf(call, key.id) }
    },
  ),

  'kms:ListAliases': operation<ListAliasesRequest, ListAliasesResponse>(
    ['KeyId'],
    (world, input, call) => {
      const { id, alias } = keyOf(world, input.KeyId, call)
      const AliasArn = `arn:aws:kms:${call.region}:${call.account}:${alias}`
      return { Aliases: [{ AliasName: alias, AliasArn, TargetKeyId: id }], Truncated: false }
    },
  ),

  'kms:ListGrants': operation<ListGrantsRequest, ListGrantsResponse>(
    ['KeyId'],
    (world, input, call) => {
      keyOf(world, input.KeyId, call)
      return { Grants: [], Truncated: false }
    },
  ),
}
