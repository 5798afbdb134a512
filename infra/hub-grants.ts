import {
  ArnFormat,
  CfnCondition,
  CfnParameter,
  Fn,
  type ICfnConditionExpression,
  type Stack,
  Token,
} from 'aws-cdk-lib'
import { type CfnPolicy, Policy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { accept } from './accepted.ts'

/**
 * A role's ARNs in all of these accounts, in the partition of the stack. CloudFormation knows no loop: the list is joined with all
 * that stands between two ids, and taken apart again; and what it joins with must be plain text, so there is one for each partition.
 */
export function rolesIn(stack: Stack, accounts: string[]): (name: string) => string[] {
  const is = (id: string, partition: string) =>
    new CfnCondition(stack, id, { expression: Fn.conditionEquals(stack.partition, partition) })
  const [china, government] = [is('InChina', 'aws-cn'), is('InGovCloud', 'aws-us-gov')]
  return (name) => {
    const arns = (partition: string) => {
      const before = `arn:${partition}:iam::`
      const after = `:role/${name}`
      return Fn.split(' ', `${before}${Fn.join(`${after} ${before}`, accounts)}${after}`)
    }
    const elsewhere = Fn.conditionIf(government.logicalId, arns('aws-us-gov'), arns('aws'))
    return Token.asList(Fn.conditionIf(china.logicalId, arns('aws-cn'), elsewhere))
  }
}

/** What the bot may do only where hikeshi.yaml makes use of it: `pagers` of the kind sns, and `audit: logs:`. */
export function grantIfNamed(stack: Stack, role: Role): void {
  const { valueAsList: topics } = new CfnParameter(stack, 'PagerTopics', {
    type: 'CommaDelimitedList',
    description: 'ARNs of the SNS topics that pagers in hikeshi.yaml name; empty: none',
    default: '',
  })
  grant(stack, role, 'Pagers', Fn.conditionEquals(Fn.join('', topics), ''), {
    actions: ['sns:Publish'],
    resources: topics,
  })
  const { valueAsString: group } = new CfnParameter(stack, 'JournalLogGroup', {
    description: 'The log group here that audit.logs in hikeshi.yaml names; empty: none',
    default: '',
    allowedPattern: '[\\w./#-]*',
  })
  const arn = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: group,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
  const policy = grant(stack, role, 'JournalLogs', Fn.conditionEquals(group, ''), {
    actions: ['logs:CreateLogStream', 'logs:FilterLogEvents', 'logs:PutLogEvents'],
    resources: [arn, `${arn}:*`],
  })
  accept(policy, {
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:<JournalLogGroup>:*]':
      'Each day has a log stream of its own.',
  })
}

function grant(
  stack: Stack,
  role: Role,
  id: string,
  none: ICfnConditionExpression,
  allowed: { actions: string[]; resources: string[] },
): Policy {
  const policy = new Policy(stack, id, {
    roles: [role],
    statements: [new PolicyStatement(allowed)],
  })
  const resource = policy.node.defaultChild as CfnPolicy
  resource.cfnOptions.condition = new CfnCondition(stack, `Has${id}`, {
    expression: Fn.conditionNot(none),
  })
  return policy
}
