import { type App, CfnOutput, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type Catalog, importPermissions } from '../src/catalog.ts'
import { accept } from './accepted.ts'
import { assumable } from './assumable.ts'
import { passing } from './passing.ts'

const roleName = 'hikeshi-responder'

/**
 * One per account: the role that runs assume, and what a card is told more by. It may do what playbooks and enrichments
 * declare; each session narrows it to its own one.
 */
export function responderStack(
  app: App,
  {
    playbook: playbooks,
    enrichment,
    command,
  }: Pick<Catalog, 'playbook' | 'enrichment' | 'command'>,
): Stack {
  const stack = new Stack(app, 'HikeshiResponder', {
    description: 'The role that Hikeshi assumes to carry out approved playbooks',
  })
  const { role, bot } = assumable(stack, 'Responder', {
    roleName,
    description: 'Assumed by Hikeshi for one run at a time, in the name of who approved it',
  })
  for (const { id, permissions } of playbooks.values())
    role.addToPolicy(
      new PolicyStatement({
        sid: id.replace(/[^a-z0-9]/gi, ''),
        actions: permissions.filter((action) => action !== 'iam:PassRole').sort(),
        resources: ['*'],
      }),
    )
  role.addToPolicy(passing(playbooks.values()))
  const reads = [...enrichment.values()].flatMap(({ permissions }) => permissions)
  role.addToPolicy(
    new PolicyStatement({
      sid: 'Enrichments',
      actions: [...new Set(reads)].sort(),
      resources: ['*'],
    }),
  )
  role.addToPolicy(
    new PolicyStatement({
      sid: 'PostureImport',
      actions: [...importPermissions],
      resources: ['*'],
    }),
  )
  for (const { id, acts } of command.values())
    if (acts !== undefined)
      role.addToPolicy(
        new PolicyStatement({
          sid: `Command${id.replace(/[^a-z0-9]/gi, '')}`,
          actions: [...acts.actions].sort(),
          resources: acts.on.map((one) => `arn:${stack.partition}:${one}`),
        }),
      )
  // Playbooks change other people's roles and users; none may widen Hikeshi's own.
  role.addToPolicy(
    new PolicyStatement({
      sid: 'NotItself',
      effect: Effect.DENY,
      actions: ['iam:*'],
      resources: [
        stack.formatArn({
          service: 'iam',
          region: '',
          resource: 'role',
          resourceName: 'hikeshi-*',
        }),
        bot.valueAsString,
      ],
    }),
  )
  accept(role, {
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:sqs:*:*:hikeshi-undelivered]':
      'One queue of this account, in each region that is watched.',
    'AwsSolutions-IAM5[Resource::*]':
      'Any resource may have to be contained. A session policy narrows each run to one playbook, and a second person approves it.',
  })
  new CfnOutput(stack, 'ResponderRoleArn', { value: role.roleArn })
  return stack
}
