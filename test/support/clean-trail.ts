import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { SNS } from '@aws-sdk/client-sns'
import { securityHubFilters } from '../../infra/cis-filters.ts'
import { type Moto, motoAccount, motoClient } from './moto.ts'

export const cleanLogGroup = 'clean-events'
const logGroupName = cleanLogGroup

/** A trail of all regions and all buckets, and the whole way from it to a person for each of the benchmark's filters. */
export async function seedCleanTrail(moto: Moto, bucket: string, key: string): Promise<void> {
  const on = motoClient(moto.url)
  const [trails, logs, watch] = [new CloudTrail(on), new CloudWatchLogs(on), new CloudWatch(on)]
  await logs.createLogGroup({ logGroupName })
  const Name = 'clean-trail'
  await trails.createTrail({
    Name,
    S3BucketName: bucket,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    KmsKeyId: key,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${motoAccount}:log-group:${logGroupName}:*`,
    CloudWatchLogsRoleArn: `arn:aws:iam::${motoAccount}:role/cloudtrail`,
  })
  await trails.startLogging({ Name })
  const allBuckets = { Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }
  await trails.putEventSelectors({
    TrailName: Name,
    EventSelectors: [
      { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [allBuckets] },
    ],
  })
  const topics = new SNS(on)
  const { TopicArn = '' } = await topics.createTopic({ Name: 'clean-security' })
  await topics.subscribe({ TopicArn, Protocol: 'email', Endpoint: 'soc@example.com' })
  for (const [filterName, filterPattern] of Object.entries(securityHubFilters)) {
    const [metricNamespace, metricName] = ['CIS', filterName]
    const metricTransformations = [{ metricName, metricNamespace, metricValue: '1' }]
    await logs.putMetricFilter({ logGroupName, filterName, filterPattern, metricTransformations })
    await watch.putMetricAlarm({
      AlarmName: filterName,
      MetricName: metricName,
      Namespace: metricNamespace,
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [TopicArn],
    })
  }
}
