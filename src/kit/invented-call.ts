import { invented } from './invented.ts'

const user = {
  type: 'IAMUser',
  principalId: invented.accessKey.principalId,
  arn: invented.arn('iam', 'user/shop-deploy', ''),
  accountId: invented.account,
  accessKeyId: invented.accessKey.accessKeyId,
  userName: invented.accessKey.userName,
}

/**
 * A whole CloudTrail record of one call in the invented company. CloudTrail knows no samples: the flag is a member of its
 * own, outside all that a caller can write into an event.
 */
export const inventedCall = (
  service: string,
  eventName: string,
  more: Record<string, unknown>,
): Record<string, unknown> => ({
  eventVersion: '1.11',
  hikeshiSample: true,
  userIdentity: user,
  eventTime: '2026-08-22T01:31:07Z',
  eventSource: `${service}.amazonaws.com`,
  eventName,
  awsRegion: invented.region,
  sourceIPAddress: '203.0.113.57',
  userAgent: 'aws-cli/2.31.2 md/awscrt#0.27.6 os/linux lang/python#3.13.7',
  requestParameters: null,
  responseElements: null,
  requestID: '1f3b5d7e-2a4c-4e6f-8091-a2b3c4d5e6f7',
  eventID: '9c0d1e2f-3a4b-4c5d-8e6f-708192a3b4c5',
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: invented.account,
  eventCategory: 'Management',
  ...more,
})
