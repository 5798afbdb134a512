/** A call that AWS turned down, as CloudTrail and EventBridge tell it. Each `actor` is an incident of its own. */
export function denied(n: number, actor: string, account = '111122223333'): object {
  const time = new Date().toISOString()
  return {
    version: '0',
    id: `denied-${n}`,
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.secretsmanager',
    account,
    time,
    region: 'ap-northeast-1',
    resources: [],
    detail: {
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: `AIDA${actor.toUpperCase().replaceAll('-', '')}`,
        arn: `arn:aws:iam::${account}:user/${actor}`,
        accountId: account,
        userName: actor,
      },
      eventTime: time,
      eventSource: 'secretsmanager.amazonaws.com',
      eventName: 'GetSecretValue',
      awsRegion: 'ap-northeast-1',
      sourceIPAddress: '198.51.100.7',
      userAgent: 'aws-cli/2.31.0',
      errorCode: 'AccessDenied',
      errorMessage: `User: arn:aws:iam::${account}:user/${actor} is not authorized to perform: secretsmanager:GetSecretValue`,
      requestParameters: { secretId: `shop/${actor}` },
      responseElements: null,
      requestID: `request-${n}`,
      eventID: `denied-${n}`,
      readOnly: true,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: 'Management',
    },
  }
}

/** A GuardDuty finding of an instance; 9 and above is critical. */
export function threat(id: string, severity = 9.5, account = '111122223333'): object {
  const time = new Date().toISOString()
  return {
    version: '0',
    id: `event-${id}`,
    'detail-type': 'GuardDuty Finding',
    source: 'aws.guardduty',
    account,
    time,
    region: 'eu-west-1',
    resources: [],
    detail: {
      schemaVersion: '2.0',
      accountId: account,
      region: 'eu-west-1',
      id,
      type: 'Backdoor:EC2/C&CActivity.B',
      severity,
      title: `Instance ${id} talks to a command and control server`,
      resource: { resourceType: 'Instance', instanceDetails: { instanceId: `i-${id}` } },
      service: { count: 1, eventFirstSeen: time, eventLastSeen: time },
    },
  }
}

/** The most calls that fell into any window of so many milliseconds. */
export function busiest(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted.reduce((most, from, i) => {
    const end = sorted.findIndex((at) => at >= from + windowMs)
    return Math.max(most, (end === -1 ? sorted.length : end) - i)
  }, 0)
}
