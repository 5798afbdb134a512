import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib'
import { ArnPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'

/** A role that the bot may assume, if it brings the external id and a person's name. */
export function assumable(
  stack: Stack,
  id: string,
  named: { readonly roleName: string; readonly description: string },
): { readonly role: Role; readonly bot: CfnParameter } {
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
  const role = new Role(stack, id, {
    ...named,
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
  return { role, bot }
}
