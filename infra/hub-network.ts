import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  type IVpc,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'

/** A log group of ours: encrypted, a year long, and there still when the stack is gone. */
export const logGroup = (stack: Stack, id: string, encryptionKey: IKey): LogGroup =>
  new LogGroup(stack, id, {
    encryptionKey,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })

/** Two zones. Only the load balancer can be reached from outside; the bot goes out by NAT, to Slack; the database does not. */
export function networkOf(stack: Stack, key: IKey, natGateways: number): IVpc {
  const network = new Vpc(stack, 'Network', {
    ipAddresses: IpAddresses.cidr('10.119.0.0/20'),
    maxAzs: 2,
    natGateways,
    subnetConfiguration: [
      { name: 'door', subnetType: SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
      { name: 'bot', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
      { name: 'database', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 26 },
    ],
  })
  network.addFlowLog('Traffic', {
    destination: FlowLogDestination.toCloudWatchLogs(logGroup(stack, 'TrafficLog', key)),
  })
  // Evidence and images need not be paid for at the NAT gateway.
  network.addGatewayEndpoint('Buckets', { service: GatewayVpcEndpointAwsService.S3 })
  // The library's own types disagree on members that may be undefined.
  return network as IVpc
}
