import type { Reach } from '../core/aws-ports.ts'
import { partitionOf } from '../core/partition.ts'
import type { Change } from '../core/plan.ts'

/**
 * What the changes of a run's step act on, for its session policy: AWS itself then refuses anything else. Strings are ARNs or patterns of
 * them, for each change of the playbook; a `Reach` is for some of them, or under a condition.
 * Types of resources and conditions by action: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export type Acts = readonly (string | Reach)[]

export interface ActsOn<I> {
  readonly input: I
  readonly account: string
  readonly region: string
  readonly incident: string
  /** An undo's is that of the run it undoes. */
  readonly run: string
  /** The lines of the step that the session is for; an undo's are those of the run it undoes, turned round. */
  readonly changes: readonly Change[]
}
export type InPlace = Pick<ActsOn<unknown>, 'account' | 'region'>

/** `arnsIn(on, 'lambda', 'function:thumbnails')`: of the run's account and region. */
export const arnsIn = (
  { account, region }: InPlace,
  service: string,
  ...resources: readonly string[]
): string[] =>
  resources.map(
    (resource) => `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`,
  )

const iam =
  (kind: 'user' | 'role') =>
  ({ account, region }: InPlace, name: string): string[] => {
    const all = `arn:${partitionOf(region)}:iam::${account}:${kind}/`
    // Its path is part of the ARN, and only AWS knows it; a name is in an account only once, whatever its path.
    return [`${all}${name}`, `${all}*/${name}`]
  }

/** A user by name, under whatever path. */
export const userArns = iam('user')
/** A role by name, under whatever path. */
export const roleArns = iam('role')

/** A role of the account by its path and name. */
export const roleArn = ({ account, region }: InPlace, path: string): string =>
  `arn:${partitionOf(region)}:iam::${account}:role/${path}`

/** Roles that the lines of the plan name by their ARNs. */
export const plannedRoles = (changes: readonly Change[]): string[] => {
  const said = JSON.stringify(changes.map(({ from, to }) => [from, to]))
  return [...new Set(said.match(/arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+/g))]
}

/** Hands a role on to one service alone: which role, is known to AWS alone. */
export const passesRole = ({ account, region }: InPlace, service: string): Reach => ({
  only: ['iam:PassRole'],
  on: [`arn:${partitionOf(region)}:iam::${account}:role/*`],
  when: { StringLike: { 'iam:PassedToService': `${service}.amazonaws.com*` } },
  because: 'what has the role is named; the role itself is in no line of the plan',
})

/** The bucket itself, not its objects. */
export const bucketArn = ({ region }: Pick<InPlace, 'region'>, bucket: string): string =>
  `arn:${partitionOf(region)}:s3:::${bucket}`

/** Changes that AWS checks against no resource: who may do them may do them to any. */
export const unnamed = (...only: readonly string[]): Reach => ({
  only,
  on: ['*'],
  because: 'AWS checks these against no resource',
})

/** `network-interface/eni-1` for each line of the plan that is about one. */
export const planned = (
  changes: readonly Change[],
  kind: string,
  prefix: 'acl' | 'eni' | 'sg' | 'vol' | 'vpc',
): string[] => {
  const shape = new RegExp(`^${prefix}-[0-9a-f]+(?=$|/)`)
  const ids = changes.map(({ resource }) => shape.exec(resource)?.[0])
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [`${kind}/${id}`]))
}
