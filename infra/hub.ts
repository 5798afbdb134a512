import { type App, CfnOutput, Stack } from 'aws-cdk-lib'
import { alarmsOf, topicOf } from './hub-alarms.ts'
import { botOf } from './hub-bot.ts'
import { databaseOf } from './hub-database.ts'
import { doorOf } from './hub-door.ts'
import { networkOf } from './hub-network.ts'
import { auditOf, forLogs, keyOf, logsOf, secretsOf } from './hub-vault.ts'

/**
 * The bot itself, in an account of its own. The small one is the same with one replica, one NAT gateway and a database in
 * one zone: cheaper, and away for minutes where the other is not. Neither loses an event: EventBridge tries for a day.
 */
export function hubStack(app: App, { small }: { readonly small: boolean }): Stack {
  const stack = new Stack(app, small ? 'HikeshiHubSmall' : 'HikeshiHub', {
    description: `Hikeshi itself${small ? ', for a small team' : ''}: service, database, secrets, audit bucket, alarms`,
  })
  // Or the library gives the access logs' bucket an access control list, which buckets do not take any more.
  stack.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true)
  const key = keyOf(stack, 'hikeshi', 'Encrypts what Hikeshi keeps')
  forLogs(stack, key)
  const logs = logsOf(stack)
  const audit = auditOf(stack, key, logs)
  const secrets = secretsOf(stack, key)
  const network = networkOf(stack, key, small ? 1 : 2)
  const database = databaseOf(stack, network, key, small)
  const bot = botOf(stack, network, { key, secrets, audit, database }, small ? 1 : 2)
  const door = doorOf(stack, network, bot, logs)
  const topic = topicOf(stack, key)
  alarmsOf(stack, topic, door, bot, database)
  const outputs = {
    LoadBalancerName: door.balancer.loadBalancerDnsName,
    BotRoleArn: bot.taskDefinition.taskRole.roleArn,
    SecretsArn: secrets.others.secretArn,
    AuditBucketName: audit.bucketName,
    AlarmTopicArn: topic.topicArn,
    ClusterName: bot.cluster.clusterName,
    ServiceName: bot.serviceName,
  }
  for (const [id, value] of Object.entries(outputs)) new CfnOutput(stack, id, { value })
  return stack
}
