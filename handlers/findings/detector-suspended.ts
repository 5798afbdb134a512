import { defineCallAlarm, inventedCall, subjectAt } from '#kit'

/** GuardDuty suspended rather than deleted: the same call also changes how often it publishes, which is no alarm. */
export default defineCallAlarm({
  id: 'detector-suspended',
  en: {
    title: 'GuardDuty suspended',
    done: 'GuardDuty no longer analyses anything in this region. It keeps its old findings, so a glance at its console shows nothing odd; resume it, and treat the time in between as unwatched.',
    tried:
      'Somebody wanted to suspend GuardDuty in this region, without success. It goes on analysing.',
  },
  ja: {
    title: 'GuardDuty の一時停止',
    done: 'このリージョンの GuardDuty の分析が停止しました。過去の検出結果は残るため、コンソールを一見しただけでは気づけません。分析を再開し、停止中は監視されていなかったものとして調べてください。',
    tried:
      'このリージョンの GuardDuty を一時停止しようとする操作がありましたが、失敗しました。分析は続いています。',
  },
  kind: { en: 'GuardDuty detector', ja: 'GuardDuty のディテクター' },
  thing: ['requestParameters.detectorId'],
  calls: {
    guardduty: {
      UpdateDetector: [
        'high',
        'suspended|suspend GuardDuty detector @',
        'GuardDuty のディテクター @ を一時停止',
      ],
    },
  },
  only: { guardduty: { requestParameters: { enable: [false] } } },
  look: (detail) => ({
    subject: subjectAt(detail, { detector: 'requestParameters.detectorId' }),
  }),
  sample: inventedCall('guardduty', 'UpdateDetector', {
    requestParameters: { detectorId: '4cb1d2e3f4a5968778695a4b3c2d1e0f', enable: false },
  }),
})
