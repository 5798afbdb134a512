import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt } = kit

const alarmPage = [
  '/cloudwatch/home?region=@region#alarmsV2:alarm/@id',
  'CloudWatch alarm',
  'CloudWatch アラーム',
] as const

const said = {
  ALARM: {
    severity: 'medium',
    en: 'is in alarm',
    ja: 'がアラーム状態',
    what: {
      en: 'A metric went past the threshold that somebody set for it. The reason tells the figures; whether this is load, a fault or an attack shows in what else happened in these minutes.',
      ja: 'メトリクスが設定されたしきい値を超えました。理由に実際の値が示されています。負荷、障害、攻撃のいずれかは、同じ時間帯のほかの出来事と照らし合わせて判断してください。',
    },
  },
  OK: {
    severity: 'info',
    en: 'is back to OK',
    ja: 'が OK 状態に復帰',
    what: {
      en: 'The metric is within its threshold again. That the figure is back does not say that the cause is gone.',
      ja: 'メトリクスがしきい値の範囲に戻りました。ただし、値が戻っても原因が解消したとは限りません。',
    },
  },
  INSUFFICIENT_DATA: {
    severity: 'low',
    en: 'has no data',
    ja: 'がデータ不足',
    what: {
      en: 'CloudWatch has no data to judge the alarm by. An alarm on logs or on a trail falls silent like this when somebody turns the source off.',
      ja: 'アラームを判定するためのデータがありません。ログや証跡を監視するアラームは、出力元が停止されたときにもこの状態になります。',
    },
  },
} as const

export default kit.defineFinding({
  id: 'cloudwatch-alarm',
  en: { title: 'CloudWatch alarm' },
  ja: { title: 'CloudWatch アラーム' },
  match: [{ source: ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'] }],
  // Alarms on metrics that we know more about have handlers of their own.
  general: true,
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    alarmName: 'shop-web-network-out',
    state: {
      value: 'ALARM',
      reason:
        'Threshold Crossed: 3 datapoints [9.4E8, 9.1E8, 8.8E8] were greater than the threshold (5.0E8).',
      reasonData:
        '{"version":"1.0","statistic":"Sum","period":300,"recentDatapoints":[9.4E8,9.1E8,8.8E8],"threshold":5.0E8}',
      timestamp: '2026-08-22T01:40:10.000+0000',
    },
    previousState: { value: 'OK', timestamp: '2026-08-21T22:05:10.000+0000' },
    configuration: {
      description: 'More leaves the web server than customers ever fetch.',
      metrics: [
        {
          id: 'm1',
          metricStat: {
            metric: {
              namespace: 'AWS/EC2',
              name: 'NetworkOut',
              dimensions: { InstanceId: invented.instance.instanceId },
            },
            period: 300,
            stat: 'Sum',
          },
          returnData: true,
        },
      ],
    },
  },
  read(detail, { envelope }) {
    const { account, region } = kit.placeOf(envelope)
    const name = textAt(detail, 'alarmName')
    const value = textAt(detail, 'state.value')
    const words = said[value === 'OK' || value === 'INSUFFICIENT_DATA' ? value : 'ALARM']
    const suppressed = at(detail, 'state.actionsSuppressedBy') !== undefined
    const { type, id, subject } = kit.watchedBy(detail)
    const title = name ?? 'CloudWatch'
    return kit.toFinding(detail, envelope, {
      over: value === 'OK',
      ...kit.tiesTo(kit.cisAlarm(detail)),
      key: `cloudwatch/${account}/${region}/${name ?? envelope.id}`,
      type: `cloudwatch/${title}`,
      headline: { en: `Alarm ${title} ${words.en}`, ja: `アラーム ${title} ${words.ja}` },
      what: words.what,
      severity: value === 'ALARM' && suppressed ? 'low' : words.severity,
      account,
      region,
      resource: kit.resourceNamed(type, id) ?? {
        kind: { en: 'CloudWatch alarm', ja: 'CloudWatch アラーム' },
        id: title,
      },
      last: [at(detail, 'state.timestamp')],
      facts: kit.alarmFacts(detail),
      links: [
        ...kit.linksTo(region, name, [alarmPage]),
        ...kit.resourceLinks(region, detail, subject),
      ],
      subject: { ...subject, ...kit.present({ alarm: name }) },
    })
  },
})
