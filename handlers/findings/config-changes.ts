import { defineCallAlarm, inventedCall, subjectAt } from '#kit'

/** AWS Config remembers how every resource was set up: CIS 3.9, and the deletion of the recorder, which it forgets. */
export default defineCallAlarm({
  id: 'config-changes',
  cis: '3.9',
  en: {
    title: 'AWS Config recording change',
    done: 'How AWS Config records and delivers changed. While it does not record, nobody can tell later how a resource was configured, and rules that depend on it stay silent.',
    tried:
      'Somebody wanted to change how AWS Config records or delivers, without success. The history goes on; the credentials that tried deserve a look.',
  },
  ja: {
    title: 'AWS Config の記録設定の変更',
    done: 'AWS Config の記録または配信の設定が変わりました。記録されない間の構成は後から確かめられず、Config に依存するルールも検知しなくなります。',
    tried:
      'AWS Config の記録または配信の設定を変えようとする操作がありましたが、失敗しました。記録は続いています。操作した認証情報に不審な点がないかを確認してください。',
  },
  kind: { en: 'Config recorder or channel', ja: 'Config のレコーダーまたは配信チャネル' },
  thing: [
    'requestParameters.configurationRecorderName',
    'requestParameters.configurationRecorder.name',
    'requestParameters.deliveryChannelName',
    'requestParameters.deliveryChannel.name',
  ],
  calls: {
    config: {
      StopConfigurationRecorder: [
        'high',
        'stopped|stop the configuration recorder @',
        '設定レコーダー @ を停止',
      ],
      DeleteConfigurationRecorder: [
        'high',
        'deleted|delete the configuration recorder @',
        '設定レコーダー @ を削除',
      ],
      DeleteDeliveryChannel: [
        'high',
        'deleted|delete the delivery channel @ of AWS Config',
        'AWS Config の配信チャネル @ を削除',
      ],
      PutConfigurationRecorder: [
        'medium',
        'changed|change what the configuration recorder @ records',
        '設定レコーダー @ の記録対象を変更',
      ],
      PutDeliveryChannel: [
        'medium',
        'changed|change where AWS Config delivers (channel @)',
        'AWS Config の配信先 (チャネル @) を変更',
      ],
    },
  },
  look: (detail, { name }) =>
    // A recorder that was merely changed goes on recording.
    /^(Stop|Delete)ConfigurationRecorder$/.test(name)
      ? {
          subject: subjectAt(detail, {
            configRecorder: 'requestParameters.configurationRecorderName',
          }),
        }
      : {},
  sample: inventedCall('config', 'StopConfigurationRecorder', {
    requestParameters: { configurationRecorderName: 'default' },
  }),
})
