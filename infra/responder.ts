import { type App, CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib'
import { ArnPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'
import type { Catalog } from '../src/catalog.ts'

const roleName = 'hikeshi-responder'

/**
 * One per account: the role that runs assume, and what a card is told more by. It may do what playbooks and enrichments
 * declare; each session narrows it to its own one.
 */
export function responderStack(
  app: App,
  { playbook: playbooks, enrichment }: Pick<Catalog, 'playbook' | 'enrichment'>,
): Stack {
  const stack = new Stack(app, 'HikeshiResponder', {
    description: 'The role that Hikeshi assumes to carry out approved playbooks',
  })
  const bot = new CfnParameter(stack, 'BotRoleArn', {
    description: 'The role that the bot itself runs as',
    allowedPattern: 'arn:aws[a-z-]*:iam::[0-9]{12}:role/.+',
  })
  const externalId = new CfnParameter(stack, 'ExternalId', {
    description: 'A long random value that the bot is configured with, too',
    allowedPattern: '[A-Za-z0-9+=,.@:/_-]{20,}',
    noEcho: true,
  })
  const principal = new ArnPrincipal(bot.valueAsString)
  const role = new Role(stack, 'Responder', {
    roleName,
    description: 'Assumed by Hikeshi for one run at a time, in the name of who approved it',
    assumedBy: principal.withConditions({
      StringEquals: { 'sts:ExternalId': externalId.valueAsString },
      StringLike: { 'sts:SourceIdentity': '?*' },
    }),
    maxSessionDuration: Duration.hours(1),
  })
  // CloudTrail then names the person, the incident and the run in every call; without a person there is no session.
  role.assumeRolePolicy?.addStatements(
    new PolicyStatement({ principals: [principal], actions: ['sts:SetSourceIdentity'] }),
    new PolicyStatement({
      principals: [principal],
      actions: ['sts:TagSession'],
      conditions: {
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['hikeshi-incident', 'hikeshi-run'] },
      },
    }),
  )
  for (const { id, permissions } of playbooks.values())
    role.addToPolicy(
      new PolicyStatement({
        sid: id.replace(/[^a-z0-9]/gi, ''),
        actions: [...permissions].sort(),
        resources: ['*'],
      }),
    )
  const reads = [...enrichment.values()].flatMap(({ permissions }) => permissions)
  role.addToPolicy(
    new PolicyStatement({
      sid: 'Enrichments',
      actions: [...new Set(reads)].sort(),
      resources: ['*'],
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
  new CfnOutput(stack, 'ResponderRoleArn', { value: role.roleArn })
  return stack
}
