import { partitionOf } from '../core/partition.ts'
import type { Change } from '../core/plan.ts'

/**
 * What a run's changes act on, as ARNs or patterns of them, for its session policy: AWS itself then refuses anything else.
 * Types of resources by action: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export interface ActsOn<I> {
  readonly input: I
  readonly account: string
  readonly region: string
  /** The lines of the whole plan; an undo's are those of the run it undoes, turned round. */
  readonly changes: readonly Change[]
}
type Place = Pick<ActsOn<unknown>, 'account' | 'region'>

const iam =
  (kind: 'user' | 'role') =>
  ({ account, region }: Place, name: string): string[] => {
    const all = `arn:${partitionOf(region)}:iam::${account}:${kind}/`
    // Its path is part of the ARN, and only AWS knows it; a name is in an account only once, whatever its path.
    return [`${all}${name}`, `${all}*/${name}`]
  }

/** A user by name, under whatever path. */
export const userArns = iam('user')
/** A role by name, under whatever path. */
export const roleArns = iam('role')
/** Whichever role is handed on: which one, is known to AWS alone. */
export const anyRole = ({ account, region }: Place): string =>
  `arn:${partitionOf(region)}:iam::${account}:role/*`

/** The bucket itself, not its objects. */
export const bucketArn = ({ region }: Place, bucket: string): string =>
  `arn:${partitionOf(region)}:s3:::${bucket}`

/** `instance/i-1`, `volume/*`. Of images and snapshots AWS says no account in their ARNs. */
export const ec2Arns = ({ account, region }: Place, ...resources: readonly string[]): string[] =>
  resources.map((resource) => {
    const owner = /^(image|snapshot)\//.test(resource) ? '' : account
    return `arn:${partitionOf(region)}:ec2:${region}:${owner}:${resource}`
  })

/** `network-interface/eni-1` for each line of the plan that is about one. */
export const planned = (
  changes: readonly Change[],
  kind: string,
  prefix: 'eni' | 'sg' | 'vol',
): string[] => {
  const ids = changes.map(({ resource }) => new RegExp(`^${prefix}-[0-9a-f]+$`).exec(resource)?.[0])
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [`${kind}/${id}`]))
}
