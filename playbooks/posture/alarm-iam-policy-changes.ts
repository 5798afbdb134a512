import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-iam-policy-changes',
  severity: 'high',
  cis: {
    '1.1': '3.4',
    '1.2': '3.4',
    '1.4': '4.4',
    '3.0': '4.4',
    '5.0': '4.4',
    '6.0': '5.4',
    '7.0': '5.4',
  },
  securityHub: ['CloudWatch.4'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to IAM policies',
    why: 'Whoever wants to stay gives themselves rights: a policy attached, a version made the default, an inline statement. It is one call, and it looks like administration.',
    remedy: [
      'Make a metric filter for the 16 IAM calls that put, attach, detach or delete policies.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription; IAM is recorded in us-east-1, so an EventBridge rule belongs there.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'IAM ポリシーの変更の通知',
    why: '居座ろうとする攻撃者は、自分に権限を与えます。ポリシーのアタッチ、バージョンの切り替え、インラインポリシーの追加は、いずれも 1 回の呼び出しで済み、通常の管理作業に見えます。',
    remedy: [
      'ポリシーを追加、アタッチ、デタッチ、削除する IAM の 16 の呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認します。IAM の記録は us-east-1 に残るため、EventBridge ルールの場合は us-east-1 に作成します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    iam: [
      'DeleteGroupPolicy',
      'DeleteRolePolicy',
      'DeleteUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'CreatePolicy',
      'DeletePolicy',
      'CreatePolicyVersion',
      'DeletePolicyVersion',
      'AttachRolePolicy',
      'DetachRolePolicy',
      'AttachUserPolicy',
      'DetachUserPolicy',
      'AttachGroupPolicy',
      'DetachGroupPolicy',
    ],
  }),
})
