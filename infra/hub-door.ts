import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib'
import type { IVpc } from 'aws-cdk-lib/aws-ec2'
import type { FargateService } from 'aws-cdk-lib/aws-ecs'
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  type ApplicationTargetGroup,
  ListenerAction,
  ListenerCertificate,
  ListenerCondition,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { accept } from './accepted.ts'

export interface Door {
  readonly balancer: ApplicationLoadBalancer
  /** Takes what EventBridge sends, and nothing else: so that its silence can be told from Slack's traffic. */
  readonly events: ApplicationTargetGroup
  readonly people: ApplicationTargetGroup
}

/** TLS ends here. What nobody outside needs (metrics, health) is answered with 404. */
export function doorOf(stack: Stack, vpc: IVpc, service: FargateService, logs: IBucket): Door {
  const certificate = new CfnParameter(stack, 'CertificateArn', {
    description: 'A certificate in ACM, in this region, for the name by which the bot is reached',
    allowedPattern: 'arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+',
  })
  const paths = new CfnParameter(stack, 'PublicPaths', {
    type: 'CommaDelimitedList',
    description: 'What people and Slack may reach, five at most; /* for the console behind a login',
    default: '/slack/events,/step-up/*',
  })
  const balancer = new ApplicationLoadBalancer(stack, 'Door', {
    vpc,
    internetFacing: true,
    deletionProtection: true,
    dropInvalidHeaderFields: true,
  })
  logTo(stack, balancer, logs)
  accept(balancer, {
    'AwsSolutions-EC23':
      'EventBridge and Slack call from addresses that they do not publish; a key or a signature lets them in.',
  })
  balancer.addRedirect()
  const listener = balancer.addListener('Https', {
    port: 443,
    certificates: [ListenerCertificate.fromArn(certificate.valueAsString)],
    // TLS 1.3, and 1.2 without CBC.
    sslPolicy: SslPolicy.TLS13_RES,
    defaultAction: nothing,
  })
  listener.addAction('Hidden', {
    priority: 1,
    conditions: [ListenerCondition.pathPatterns(['/metrics', '/healthz', '/readyz'])],
    action: nothing,
  })
  const targets = (id: string, priority: number, which: string[]) =>
    listener.addTargets(id, {
      priority,
      conditions: [ListenerCondition.pathPatterns(which)],
      protocol: ApplicationProtocol.HTTP,
      port: 8080,
      targets: [service.loadBalancerTarget({ containerName: 'bot', containerPort: 8080 })],
      healthCheck: { path: '/healthz', interval: Duration.seconds(10), healthyThresholdCount: 2 },
      deregistrationDelay: Duration.seconds(30),
    })
  return {
    balancer,
    events: targets('Events', 2, ['/events']),
    people: targets('People', 3, paths.valueAsList),
  }
}

const nothing = ListenerAction.fixedResponse(404)

/** By hand, because the library wants to know the region for it; this is AWS's policy for all of them. */
function logTo(stack: Stack, balancer: ApplicationLoadBalancer, logs: IBucket): void {
  logs.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [logs.arnForObjects(`door/AWSLogs/${stack.account}/*`)],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  )
  if (logs.policy) balancer.node.addDependency(logs.policy)
  balancer.setAttribute('access_logs.s3.enabled', 'true')
  balancer.setAttribute('access_logs.s3.bucket', logs.bucketName)
  balancer.setAttribute('access_logs.s3.prefix', 'door')
}
