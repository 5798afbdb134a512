import { caller, defineAlarmCheck } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-unauthorized-calls',
  severity: 'medium',
  cis: {
    '1.1': '3.1',
    '1.2': '3.1',
    '1.4': '4.1',
    '3.0': '4.1',
    '5.0': '4.1',
    '6.0': '5.1',
    '7.0': '5.1',
  },
  securityHub: ['CloudWatch.2'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of unauthorized API calls',
    why: 'Whoever takes over a key first tries what it may do: a burst of refusals is often the first sign that anybody can see.',
    remedy: [
      'Make a metric filter for errorCode "*UnauthorizedOperation" or "AccessDenied*" on the log group of the multi-region trail.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Subscribe the team to the topic and confirm the subscription.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: '権限のない API 呼び出しの通知',
    why: '鍵を奪った攻撃者は、まず何ができるかを試します。拒否された呼び出しの急増が、最初に気付ける兆候になることがよくあります。',
    remedy: [
      'マルチリージョン証跡のロググループに、errorCode が "*UnauthorizedOperation" または "AccessDenied*" のメトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'チームをトピックにサブスクライブし、確認を済ませます。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: ['Client.UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'].map(
    (errorCode) => ({
      source: 'aws.ec2',
      'detail-type': 'AWS API Call via CloudTrail',
      detail: { ...caller, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', errorCode },
    }),
  ),
})
