import { type App, CfnOutput, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Catalog } from '../src/catalog.ts'
import { assumable } from './assumable.ts'

/** One per account: the role that posture scans assume. It reads what the checks declare, and nothing more. */
export function readerStack(app: App, { check }: Pick<Catalog, 'check'>): Stack {
  const stack = new Stack(app, 'HikeshiReader', {
    description: 'The role that Hikeshi assumes to look at the security posture',
  })
  const { role } = assumable(stack, 'Reader', {
    roleName: 'hikeshi-reader',
    description:
      'Assumed by Hikeshi for one posture scan at a time, in the name of who asked for it',
  })
  const actions = [...check.values()].flatMap(({ permissions }) => permissions)
  role.addToPolicy(
    new PolicyStatement({
      sid: 'Posture',
      actions: [...new Set([...actions, 'cloudtrail:LookupEvents', 'ec2:DescribeRegions'])].sort(),
      resources: ['*'],
    }),
  )
  new CfnOutput(stack, 'ReaderRoleArn', { value: role.roleArn })
  return stack
}
