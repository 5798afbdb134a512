import { plansOff } from '../core/guardduty-plans.ts'
import { fits } from '../core/route.ts'
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
    const known = Object.entries(probe.world.policy.guardduty?.off ?? {})
    const wanted = new Map(
      known.flatMap(([plan, { because, in: where }]) =>
        where.some((one) => fits(one, `${account}/${region}`)) ? [[plan, because]] : [],
      ),
    )
    const isOff = plansOff(Features)
    const off = isOff.filter((plan) => !wanted.has(plan))
    const meant = isOff.flatMap((plan) => {
      const because = wanted.get(plan)
      return because === undefined ? [] : `${plan} (${because})`
    })
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
        off.length > 0
          ? says(
              `Protection plans that are off: ${off.join(', ')}. What they look at is not seen. Left off on purpose? Then hikeshi.yaml can say why (guardduty.off).`,
              `無効な保護プラン: ${off.join(', ')}。これらの対象は検出されません。意図して無効にしている場合は、hikeshi.yaml の guardduty.off に理由を書けます。`,
            )
          : meant.length > 0
            ? says(
                `All protection plans are on but those left off on purpose: ${meant.join(', ')}`,
                `意図して無効にしたもの以外の保護プランはすべて有効です: ${meant.join(', ')}`,
              )
            : says('All protection plans are on', '保護プランはすべて有効です'),
        {
          place,
          mend: `aws guardduty update-detector --detector-id ${id} --region ${region} --features ${off.map((name) => `Name=${name},Status=ENABLED`).join(' ')}`,
        },
      ),
    ]
  })
