import { type App, CfnCondition, CfnParameter, type CfnResource, Fn, Stack } from 'aws-cdk-lib'
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { CfnGraph } from 'aws-cdk-lib/aws-detective'
import { CfnDetector } from 'aws-cdk-lib/aws-guardduty'
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs'
import type { Catalog } from '../src/catalog.ts'
import { securityHubFilters } from './cis-filters.ts'
import { topicOf } from './hub-alarms.ts'
import { keyOf } from './hub-vault.ts'

const metricNamespace = 'Hikeshi/CIS'

/** Optional, in the account and region of a multi-region trail's log group: what the alarm checks of CIS ask for, and detection. */
export function cisStack(app: App, { check }: Pick<Catalog, 'check'>): Stack {
  const stack = new Stack(app, 'HikeshiCis', {
    description:
      'The metric filters and alarms of the CIS benchmark; GuardDuty and Detective if wanted',
  })
  const { valueAsString: logGroupName } = new CfnParameter(stack, 'TrailLogGroup', {
    description: 'The log group of a multi-region trail with all management events',
    allowedPattern: '[\\w.#/-]+',
  })
  const topic = topicOf(stack, keyOf(stack, 'hikeshi-alarms', 'Encrypts the alarms of Hikeshi'))
  for (const [id, filterPattern] of Object.entries(securityHubFilters)) {
    const metricName = id.replace(/^alarm-/, '')
    new CfnMetricFilter(stack, `${id}-filter`, {
      logGroupName,
      filterPattern,
      metricTransformations: [{ metricNamespace, metricName, metricValue: '1', defaultValue: 0 }],
    })
    new CfnAlarm(stack, id, {
      alarmName: `hikeshi-cis-${metricName}`,
      alarmDescription: check.get(id)?.en.why ?? id,
      namespace: metricNamespace,
      metricName,
      statistic: 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [topic.topicArn],
    })
  }
  ifWanted(stack, 'GuardDuty', guardDuty(stack))
  ifWanted(stack, 'Detective', new CfnGraph(stack, 'Graph', { autoEnableMembers: false }))
  return stack
}

/** Accounts that have it already, or get it from the organization, must leave it out: there is one for each region. */
function ifWanted(stack: Stack, service: string, resource: CfnResource): void {
  const { valueAsString: answer } = new CfnParameter(stack, service, {
    description: `Switch on ${service} here; no where it is on`,
    default: 'no',
    allowedValues: ['yes', 'no'],
  })
  const expression = Fn.conditionEquals(answer, 'yes')
  resource.cfnOptions.condition = new CfnCondition(stack, `Wants${service}`, { expression })
}

function guardDuty(stack: Stack): CfnDetector {
  const on = (name: string, ...more: string[]) => ({
    name,
    status: 'ENABLED',
    ...(more.length > 0 && {
      additionalConfiguration: more.map((part) => ({ name: part, status: 'ENABLED' })),
    }),
  })
  return new CfnDetector(stack, 'Detector', {
    enable: true,
    // The default is six hours: too late to contain anything that goes on.
    findingPublishingFrequency: 'FIFTEEN_MINUTES',
    features: [
      on('S3_DATA_EVENTS'),
      on('EKS_AUDIT_LOGS'),
      on('EBS_MALWARE_PROTECTION'),
      on('RDS_LOGIN_EVENTS'),
      on('LAMBDA_NETWORK_LOGS'),
      on(
        'RUNTIME_MONITORING',
        'EKS_ADDON_MANAGEMENT',
        'ECS_FARGATE_AGENT_MANAGEMENT',
        'EC2_AGENT_MANAGEMENT',
      ),
    ],
  })
}
