import { at, defineCallAlarm, gather, invented, inventedCall, text, textAt } from '#kit'

/** Whoever wants not to be seen begins here: CIS 3.5, and the calls that it forgets. */
export default defineCallAlarm({
  id: 'cloudtrail-changes',
  cis: '3.5',
  en: {
    title: 'CloudTrail configuration change',
    done: 'The recording of API calls was changed. If nobody planned this, expect that what follows is meant to stay unseen: turn logging on again first, and look at what the same credentials did just before.',
    tried:
      'Somebody wanted to change the recording of API calls, and AWS turned the call down. The trail is as it was; why these credentials want this is the question, and what else they tried.',
  },
  ja: {
    title: 'CloudTrail の設定変更',
    done: 'API コールの記録に関する設定が変更されました。予定された作業でなければ、この後の操作を隠す意図が疑われます。まずログ記録を再開し、同じ認証情報による直前の操作を確認してください。',
    tried:
      'API コールの記録に関する設定の変更が試みられましたが、AWS に拒否されました。証跡はそのままです。この認証情報でなぜ変更しようとしたのか、ほかに何を試みたのかを確認してください。',
  },
  kind: { en: 'Trail', ja: '証跡' },
  thing: [
    'requestParameters.name',
    'requestParameters.trailName',
    'requestParameters.eventDataStore',
    'responseElements.trailARN',
  ],
  calls: {
    cloudtrail: {
      StopLogging: ['high', 'stopped|stop logging on trail @', '証跡 @ のログ記録を停止'],
      DeleteTrail: ['high', 'deleted|delete trail @', '証跡 @ を削除'],
      UpdateTrail: ['medium', 'changed|change trail @', '証跡 @ を変更'],
      CreateTrail: ['low', 'created|create trail @', '証跡 @ を作成'],
      StartLogging: ['low', 'started|start logging on trail @', '証跡 @ のログ記録を開始'],
      PutEventSelectors: [
        'medium',
        'changed|change which events trail @ records',
        '証跡 @ の記録対象イベントを変更',
      ],
      PutInsightSelectors: [
        'low',
        'changed|change the Insights settings of trail @',
        '証跡 @ の Insights 設定を変更',
      ],
      UpdateEventDataStore: [
        'medium',
        'changed|change event data store @',
        'イベントデータストア @ を変更',
      ],
      DeleteEventDataStore: [
        'high',
        'deleted|delete event data store @',
        'イベントデータストア @ を削除',
      ],
      StopEventDataStoreIngestion: [
        'high',
        'stopped|stop ingestion into event data store @',
        'イベントデータストア @ への取り込みを停止',
      ],
    },
  },
  look(detail, { name }) {
    const request = at(detail, 'requestParameters')
    // Only what takes a trail out of service: a changed one goes on logging.
    const trail = /^(StopLogging|DeleteTrail)$/.test(name) ? textAt(request, 'name') : undefined
    const off = (member: string) => gather(request, member).some((one) => text(one) === 'false')
    // A trail that goes on but leaves the management events out is as good as stopped.
    if (name === 'PutEventSelectors' && off('includeManagementEvents'))
      return {
        deed: [
          'high',
          'took|take the management events out of trail @',
          '証跡 @ の記録対象から管理イベントを除外',
        ],
      }
    if (name === 'UpdateTrail' && (off('isMultiRegionTrail') || off('enableLogFileValidation')))
      return { severity: 'high' }
    return trail === undefined ? {} : { subject: { trail } }
  },
  sample: inventedCall('cloudtrail', 'StopLogging', {
    requestParameters: { name: invented.arn('cloudtrail', 'trail/shop-audit') },
  }),
})
