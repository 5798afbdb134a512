import { defineCallAlarm, inventedCall } from '#kit'

/** Services that tidy up after themselves say so in this member; people and stolen keys do not have it. */
const byHand = { userIdentity: { invokedBy: [{ exists: false }] } }

/** Logs and alarms beside CloudTrail: who deletes them wants something forgotten, or not noticed. */
export default defineCallAlarm({
  id: 'logs-removed',
  en: {
    title: 'Logs or alarms removed',
    done: 'Something that records or raises an alarm is gone. What a deleted log held cannot be brought back, unless it was exported; ask its owner, and secure what other logs tell about the same hours.',
    tried:
      'Somebody wanted to remove a log or an alarm. It is still there: save what it holds before the next attempt succeeds.',
  },
  ja: {
    title: 'ログ・アラームの削除',
    done: '記録または通知の仕組みが取り除かれました。削除されたログは、エクスポートしていない限り復元できません。所有者に確認し、同じ時間帯について残っているほかのログを保全してください。',
    tried:
      'ログまたはアラームを取り除こうとする操作がありましたが、失敗しました。再び試みられる前に、ログの内容を保全してください。',
  },
  kind: { en: 'Log or alarm', ja: 'ログまたはアラーム' },
  thing: [
    'requestParameters.DeleteFlowLogsRequest.FlowLogId.content',
    'requestParameters.logGroupName',
    'requestParameters.resolverQueryLogConfigId',
    'requestParameters.alarmNames',
    'requestParameters.name',
    'recipientAccountId',
  ],
  calls: {
    ec2: { DeleteFlowLogs: ['high', 'deleted|delete VPC flow log @', 'VPC フローログ @ を削除'] },
    route53resolver: {
      DeleteResolverQueryLogConfig: [
        'high',
        'deleted|delete DNS query logging @',
        'DNS クエリログの設定 @ を削除',
      ],
      DisassociateResolverQueryLogConfig: [
        'high',
        'took|take a VPC out of DNS query logging @',
        'DNS クエリログの設定 @ から VPC の関連付けを解除',
      ],
    },
    bedrock: {
      DeleteModelInvocationLoggingConfiguration: [
        'high',
        'stopped|stop the logging of Bedrock model calls in account @',
        'アカウント @ の Bedrock モデル呼び出しのログ記録を停止',
      ],
    },
    logs: {
      DeleteLogGroup: ['medium', 'deleted|delete log group @', 'ロググループ @ を削除'],
      DeleteLogStream: [
        'low',
        'deleted|delete a stream of log group @',
        'ロググループ @ のログストリームを削除',
      ],
    },
    monitoring: {
      DeleteAlarms: ['medium', 'deleted|delete CloudWatch alarm @', 'CloudWatch アラーム @ を削除'],
      DisableAlarmActions: [
        'medium',
        'silenced|silence CloudWatch alarm @',
        'CloudWatch アラーム @ のアクションを無効化',
      ],
    },
    events: {
      DisableRule: [
        'medium',
        'disabled|disable EventBridge rule @',
        'EventBridge ルール @ を無効化',
      ],
      DeleteRule: ['medium', 'deleted|delete EventBridge rule @', 'EventBridge ルール @ を削除'],
    },
  },
  only: { logs: byHand, monitoring: byHand, events: byHand },
  sample: inventedCall('ec2', 'DeleteFlowLogs', {
    requestParameters: {
      DeleteFlowLogsRequest: { FlowLogId: { content: 'fl-0a1b2c3d4e5f60718', tag: 1 } },
    },
  }),
})
