import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-organization-changes',
  severity: 'high',
  cis: { '1.4': '4.15', '3.0': '4.15', '5.0': '4.15', '6.0': '5.15', '7.0': '5.15' },
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to the organization',
    why: 'An account that leaves, or a control policy that is detached, takes every guard rail with it.',
    remedy: [
      'Make a metric filter for the 21 calls of organizations.amazonaws.com, in the management account.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription; the calls are recorded in us-east-1 of the management account.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: '組織の変更の通知',
    why: 'アカウントの離脱やサービスコントロールポリシーのデタッチは、すべての歯止めを外します。',
    remedy: [
      '管理アカウントで、organizations.amazonaws.com の 21 の呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認します。これらの呼び出しは管理アカウントの us-east-1 に記録されます。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    organizations: [
      'AcceptHandshake',
      'AttachPolicy',
      'CreateAccount',
      'CreateOrganizationalUnit',
      'CreatePolicy',
      'DeclineHandshake',
      'DeleteOrganization',
      'DeleteOrganizationalUnit',
      'DeletePolicy',
      'DetachPolicy',
      'DisablePolicyType',
      'EnablePolicyType',
      'InviteAccountToOrganization',
      'LeaveOrganization',
      'MoveAccount',
      'RemoveAccountFromOrganization',
      'UpdatePolicy',
      'UpdateOrganizationalUnit',
      'CreateOrganization',
      'CancelHandshake',
      'EnableAllFeatures',
    ],
  }),
})
