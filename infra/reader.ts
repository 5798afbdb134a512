import { type App, CfnOutput, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type Catalog, onlyReads } from '../src/catalog.ts'
import { accept } from './accepted.ts'
import { assumable } from './assumable.ts'

/**
 * One per account: the role of all that only looks: posture scans, what a card is told more by, the doctor. It reads what they
 * declare, and nothing more.
 */
export function readerStack(
  app: App,
  { check, enrichment, command }: Pick<Catalog, 'check' | 'enrichment' | 'command'>,
): Stack {
  const stack = new Stack(app, 'HikeshiReader', {
    description: 'The role that Hikeshi assumes to look, and never to change anything',
  })
  const { role } = assumable(stack, 'Reader', {
    roleName: 'hikeshi-reader',
    description: 'Assumed by Hikeshi for one look at a time, in the name of who asked for it',
  })
  const actions = [...check.values()].flatMap(({ permissions }) => permissions)
  const added = [...enrichment.values()].flatMap(({ permissions }) =>
    // One that changes something, however little, is the responder's.
    permissions.every(onlyReads) ? permissions : [],
  )
  const doctor = [...command.values()].flatMap(({ reads = [] }) => reads)
  role.addToPolicy(
    new PolicyStatement({
      sid: 'Enrichments',
      actions: [...new Set(added)].sort(),
      resources: ['*'],
    }),
  )
  role.addToPolicy(
    new PolicyStatement({ sid: 'Doctor', actions: [...doctor].sort(), resources: ['*'] }),
  )
  role.addToPolicy(
    new PolicyStatement({
      sid: 'Posture',
      actions: [...new Set([...actions, 'cloudtrail:LookupEvents', 'ec2:DescribeRegions'])].sort(),
      resources: ['*'],
    }),
  )
  accept(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'What is looked at is not known before it is found; nothing but reads is allowed.',
  })
  new CfnOutput(stack, 'ReaderRoleArn', { value: role.roleArn })
  return stack
}
