import { z } from 'zod'
import * as kit from '#kit'

const { at, textAt } = kit

/**
 * Shield Advanced sends no event of its own when an attack begins: it writes the metrics of this namespace, and an alarm
 * on DDoSDetected tells. (What it sends by way of AWS Health is read with the other Health events.)
 */
const namespace = 'AWS/DDoSProtection'

const pages = [['/wafv2/shieldv2#/events', 'Shield events', 'Shield のイベント']] as const

const said = {
  attack: {
    severity: 'high',
    en: 'DDoS attack on',
    ja: 'への DDoS 攻撃',
    what: {
      en: 'AWS Shield Advanced sees a denial of service attack on a protected resource and mitigates what it can. Check whether customers still get through; on the web layer add AWS WAF rules against the top contributors, and call the Shield Response Team where that does not suffice.',
      ja: 'AWS Shield Advanced が、保護対象のリソースへのサービス拒否攻撃を検知し、緩和を始めています。利用者がアクセスできているかを確認してください。Web 層への攻撃では、上位の送信元に対する AWS WAF ルールを追加し、それでも不足する場合は Shield レスポンスチームに連絡します。',
    },
  },
  over: {
    severity: 'info',
    en: 'DDoS attack no longer seen on',
    ja: 'への DDoS 攻撃の終息',
    what: {
      en: 'AWS Shield Advanced no longer sees the attack. Keep the rules that were added during it until the traffic has been looked at: attackers often come back within hours.',
      ja: 'AWS Shield Advanced は攻撃を検知しなくなりました。数時間以内に再び攻撃されることも多いため、追加したルールはトラフィックを確認するまで残してください。',
    },
  },
} as const

export default kit.defineFinding({
  id: 'shield',
  en: { title: 'DDoS attack seen by Shield Advanced' },
  ja: { title: 'Shield Advanced による DDoS 攻撃の検知' },
  match: [
    {
      source: ['aws.cloudwatch'],
      'detail-type': ['CloudWatch Alarm State Change'],
      detail: {
        configuration: { metrics: { metricStat: { metric: { namespace: [namespace] } } } },
      },
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    alarmName: 'shop-ddos-detected',
    state: {
      value: 'ALARM',
      reason: 'Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).',
      reasonData: '{"version":"1.0","statistic":"Sum","recentDatapoints":[1.0],"threshold":0.0}',
      timestamp: '2026-08-22T01:40:10.000+0000',
    },
    previousState: { value: 'OK', timestamp: '2026-08-20T10:12:10.000+0000' },
    configuration: {
      description: 'An attack on the shop was detected.',
      metrics: [
        {
          id: 'm1',
          metricStat: {
            metric: {
              namespace,
              name: 'DDoSDetected',
              dimensions: {
                ResourceArn: kit.invented.arn(
                  'elasticloadbalancing',
                  'loadbalancer/app/shop/0f1e2d3c4b5a6978',
                ),
              },
            },
            period: 60,
            stat: 'Sum',
          },
          returnData: true,
        },
      ],
    },
  },
  read(detail, { envelope }) {
    const metric = 'configuration.metrics.metricStat.metric'
    const arn = textAt(detail, `${metric}.dimensions.ResourceArn`)
    const name = textAt(detail, 'alarmName')
    const target = kit.arnOf(arn)
    const { account, region } = kit.placeOf(envelope, target?.account)
    const words = said[textAt(detail, 'state.value') === 'ALARM' ? 'attack' : 'over']
    const resource = {
      kind: { en: 'Protected resource', ja: '保護対象リソース' },
      id: target?.resource ?? name ?? 'Shield',
    }
    return kit.toFinding(detail, envelope, {
      over: words === said.over,
      // Several alarms on one resource are one attack.
      key: `shield/${account}/${arn ?? `${region}/${name ?? envelope.id}`}`,
      type: `shield/${textAt(detail, `${metric}.name`) ?? 'DDoSDetected'}`,
      headline: { en: `${words.en} ${resource.id}`, ja: `${resource.id} ${words.ja}` },
      title: name,
      what: words.what,
      severity: words.severity,
      account,
      region: target?.region ?? region,
      resource,
      last: [at(detail, 'state.timestamp')],
      facts: [
        ...kit.factRows([
          ['Attack vector', '攻撃ベクトル', kit.texts(detail, `${metric}.dimensions.AttackVector`)],
        ]),
        ...kit.alarmFacts(detail),
      ],
      links: kit.linksTo('us-east-1', resource.id, pages),
      subject: kit.subjectNamed('ProtectedResource', arn),
    })
  },
})
