/** Events as EventBridge delivers them, of one account: only what tells findings apart differs. */
const zero = Date.parse('2026-03-01T12:00:00.000Z')
export const at = (minute: number): string => new Date(zero + minute * 60_000).toISOString()

export function arrivals(account: string, home: string) {
  let number = 0
  const event = (
    source: string,
    detailType: string,
    detail: object,
    minute: number,
    region = home,
  ) => ({
    id: `${account}-${number++}`,
    source,
    'detail-type': detailType,
    account,
    region,
    time: at(minute),
    resources: [],
    detail,
  })

  return {
    at,
    guardduty: (of: {
      type: string
      id: string
      arn?: string
      instance?: string
      user?: string
      region?: string
      severity?: number
      minute?: number
      count?: number
      sequence?: string
      sample?: boolean
    }) =>
      event(
        'aws.guardduty',
        'GuardDuty Finding',
        {
          accountId: account,
          region: of.region ?? home,
          id: of.id,
          arn: of.arn ?? `arn:aws:guardduty:${home}:${account}:detector/d/finding/${of.id}`,
          type: of.type,
          severity: of.severity ?? 5,
          title: `${of.type} ${of.id}`,
          createdAt: at(of.minute ?? 0),
          updatedAt: at(of.minute ?? 0),
          ...(of.sequence && { associatedAttackSequenceArn: of.sequence }),
          resource:
            of.user === undefined
              ? of.instance === undefined
                ? { resourceType: 'AttackSequence' }
                : { resourceType: 'Instance', instanceDetails: { instanceId: of.instance } }
              : {
                  resourceType: 'AccessKey',
                  accessKeyDetails: {
                    userName: of.user,
                    userType: 'IAMUser',
                    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
                  },
                },
          service: {
            count: of.count ?? 1,
            eventFirstSeen: at(of.minute ?? 0),
            eventLastSeen: at(of.minute ?? 0),
            ...(of.sample && { additionalInfo: { sample: true } }),
          },
        },
        of.minute ?? 0,
        of.region,
      ),

    call: (of: {
      name: string
      user?: string
      role?: string
      session?: string
      service?: string
      minute?: number
    }) => {
      const service = of.service ?? services[of.name] ?? 'ec2'
      const role = of.role !== undefined && {
        type: 'AssumedRole',
        principalId: `AROAEXAMPLE:${of.session ?? 'session'}`,
        arn: `arn:aws:sts::${account}:assumed-role/${of.role}/${of.session ?? 'session'}`,
        sessionContext: { sessionIssuer: { type: 'Role', userName: of.role } },
      }
      return event(
        `aws.${service}`,
        'AWS API Call via CloudTrail',
        {
          eventSource: `${service}.amazonaws.com`,
          eventName: of.name,
          eventID: `${of.name}-${of.user ?? of.session ?? ''}-${of.minute ?? 0}`,
          eventTime: at(of.minute ?? 0),
          awsRegion: home,
          recipientAccountId: account,
          sourceIPAddress: '198.51.100.7',
          userIdentity: role || {
            type: 'IAMUser',
            userName: of.user,
            arn: `arn:aws:iam::${account}:user/${of.user ?? ''}`,
            accountId: account,
          },
          requestParameters: { groupId: 'sg-0123', name: 'main' },
          responseElements: {},
        },
        of.minute ?? 0,
      )
    },

    alarm: (of: { name: string; minute?: number; state?: string }) =>
      event(
        'aws.cloudwatch',
        'CloudWatch Alarm State Change',
        {
          alarmName: of.name,
          state: { value: of.state ?? 'ALARM', timestamp: at(of.minute ?? 0) },
          previousState: { value: 'OK' },
          configuration: {
            metrics: [
              { id: 'm', metricStat: { metric: { namespace: 'CISBenchmark', name: of.name } } },
            ],
          },
        },
        of.minute ?? 0,
      ),

    control: (of: { id: string; resource: string; minute?: number; status?: string }) =>
      event(
        'aws.securityhub',
        'Security Hub Findings - Imported',
        {
          findings: [
            {
              Id: `arn:aws:securityhub:${home}:${account}:subscription/${of.id}/${of.resource}`,
              ProductArn: `arn:aws:securityhub:${home}::product/aws/securityhub`,
              AwsAccountId: account,
              Region: home,
              Title: `${of.id} is not met`,
              Severity: { Label: 'HIGH' },
              Resources: [
                {
                  Type: 'AwsEc2SecurityGroup',
                  Id: `arn:aws:ec2:${home}:${account}:security-group/${of.resource}`,
                },
              ],
              Compliance: { Status: of.status ?? 'FAILED', SecurityControlId: of.id },
              Workflow: { Status: 'NEW' },
              RecordState: 'ACTIVE',
              FirstObservedAt: at(of.minute ?? 0),
              LastObservedAt: at(of.minute ?? 0),
            },
          ],
        },
        of.minute ?? 0,
      ),

    compliance: (of: { rule: string; bucket: string; verdict: string; minute?: number }) =>
      event(
        'aws.config',
        'Config Rules Compliance Change',
        {
          awsAccountId: account,
          awsRegion: home,
          configRuleName: of.rule,
          resourceType: 'AWS::S3::Bucket',
          resourceId: of.bucket,
          newEvaluationResult: {
            complianceType: of.verdict,
            resultRecordedTime: at(of.minute ?? 0),
          },
        },
        of.minute ?? 0,
      ),
  }
}

const services: Readonly<Record<string, string>> = {
  StopLogging: 'cloudtrail',
  DeleteTrail: 'cloudtrail',
  CreateAccessKey: 'iam',
}
