import { plansOff } from '../kit/index.ts'
import { eachPlace } from './doctor-places.ts'
import { type Look, line, says } from './doctor-probe.ts'

/** GuardDuty on, with its protection plans, and telling of what goes on every 15 minutes instead of every six hours. */
export const lookAtGuardDuty: Look = (probe) =>
  eachPlace(probe, 'region', 'guardduty', async ({ account, region }) => {
    const place = `${account} ${region}`
    const { guardduty } = probe.reader(account, region)
    const { DetectorIds: [id] = [] } = await guardduty.listDetectors({})
    const detector = id === undefined ? undefined : await guardduty.getDetector({ DetectorId: id })
    if (id === undefined || detector?.Status !== 'ENABLED')
      return [
        line('guardduty', false, says('GuardDuty is off.', 'GuardDuty が無効です。'), {
          place,
          mend:
            id === undefined
              ? `aws guardduty create-detector --enable --finding-publishing-frequency FIFTEEN_MINUTES --region ${region}`
              : `aws guardduty update-detector --detector-id ${id} --enable --region ${region}`,
        }),
      ]
    const { FindingPublishingFrequency: every, Features = [] } = detector
    const off = plansOff(Features)
    return [
      line(
        'guardduty',
        every === 'FIFTEEN_MINUTES',
        every === 'FIFTEEN_MINUTES'
          ? says('GuardDuty is on and tells every 15 minutes', 'GuardDuty は有効、通知間隔は 15 分')
          : says(
              `GuardDuty tells of findings that go on only ${every === 'ONE_HOUR' ? 'every hour' : 'every six hours'}.`,
              `継続中の検出結果の通知間隔が ${every === 'ONE_HOUR' ? '1 時間' : '6 時間'}です。`,
            ),
        {
          place,
          mend: `aws guardduty update-detector --detector-id ${id} --finding-publishing-frequency FIFTEEN_MINUTES --region ${region}`,
        },
      ),
      line(
        'plans',
        off.length === 0,
        off.length === 0
          ? says('All protection plans are on', '保護プランはすべて有効です')
          : says(
              `Protection plans that are off: ${off.join(', ')}. What they look at is not seen.`,
              `無効な保護プラン: ${off.join(', ')}。これらの対象は検出されません。`,
            ),
        {
          place,
          mend: `aws guardduty update-detector --detector-id ${id} --region ${region} --features ${off.map((name) => `Name=${name},Status=ENABLED`).join(' ')}`,
        },
      ),
    ]
  })
