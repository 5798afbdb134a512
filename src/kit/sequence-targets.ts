import type { Involved } from '../core/finding.ts'
import { type Acts, type ActsOn, bucketArn, roleArns, userArns } from './acts.ts'
import { actsOnGroups, actsOnInterfaces, actsOnSnapshots, ec2Arns } from './acts-ec2.ts'
import type { Look } from './define.ts'
import { instanceGone } from './ec2.ts'
import { roleBeyondReach } from './iam-roles.ts'
import { errorCode, orAbsent } from './pages.ts'
import { publicAccessBlock } from './s3.ts'

/** What an attack sequence names, one by one, as the steps take it. */
export const targets = {
  instances: (all: Involved) => all.instances.map((instanceId) => ({ instanceId })),
  keys: (all: Involved) => all.keys,
  users: (all: Involved) => all.users.map((userName) => ({ userName })),
  roles: (all: Involved) => all.roles.map((roleName) => ({ roleName })),
  buckets: (all: Involved) => all.buckets.map((bucket) => ({ bucket })),
} as const

type Ctx = Pick<Look<Involved>, 'aws' | 'account'>

/** Can it be acted on: is it still there, and ours to change? */
export const within = {
  instances: async ({ aws }: Ctx, { instanceId }: { readonly instanceId: string }) =>
    (await instanceGone(aws, instanceId)) === undefined,
  users: async ({ aws }: Ctx, { userName: UserName }: { readonly userName: string }) =>
    (await orAbsent(aws.iam.getUser({ UserName }))) !== undefined,
  roles: async ({ aws }: Ctx, { roleName }: { readonly roleName: string }) =>
    (await roleBeyondReach(aws, roleName)) === undefined,
  buckets: async ({ aws, account }: Ctx, input: { readonly bucket: string }) => {
    try {
      await publicAccessBlock({ aws, account, input })
      return true
    } catch (error) {
      if (errorCode(error) === 'NoSuchBucket') return false
      throw error
    }
  },
} as const

/** What the sequence names and nobody can act on from here. */
export async function unreachable(ctx: Look<Involved>): Promise<string[]> {
  const { input } = ctx
  const missing: string[] = []
  for (const one of targets.instances(input))
    if (!(await within.instances(ctx, one))) missing.push(one.instanceId)
  for (const one of targets.users(input))
    if (!(await within.users(ctx, one))) missing.push(one.userName)
  for (const one of targets.roles(input))
    if (!(await within.roles(ctx, one))) missing.push(one.roleName)
  for (const one of targets.buckets(input))
    if (!(await within.buckets(ctx, one))) missing.push(one.bucket)
  return missing
}

/** All that the sequence names, and what belongs to its instances. */
export const actsOnSequence = (on: ActsOn<Involved>): Acts => {
  const { instances, users, keys, roles, buckets } = on.input
  const people = new Set([...users, ...keys.map(({ userName }) => userName)])
  return [
    ...ec2Arns(on, ...instances.map((id) => `instance/${id}`)),
    ...[...people].flatMap((name) => userArns(on, name)),
    ...roles.flatMap((name) => roleArns(on, name)),
    ...buckets.map((name) => bucketArn(on, name)),
    ...actsOnSnapshots(on),
    ...actsOnInterfaces(on),
    ...actsOnGroups(on),
  ]
}
