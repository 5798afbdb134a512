import { z } from 'zod'
import { defineFinding, factRows, linksTo, resourceLinks, rootArn, toFinding } from '#kit'

const page = ['/events/home?region=@region#/rules', 'EventBridge', 'EventBridge'] as const

/** Nothing comes from a place any more. The bot sends this to itself, so that silence goes the way of all incidents. */
export default defineFinding({
  id: 'silence',
  en: { title: 'An account or region went silent' },
  ja: { title: 'アカウントまたはリージョンからのイベントの途絶' },
  match: [{ source: ['hikeshi.silence'], 'detail-type': ['Hikeshi Silence'] }],
  proves: 'nothing',
  schema: z.object({
    /** `silent` or `heard`. */
    state: z.string(),
    minutes: z.number(),
    lastAt: z.string().optional(),
    hikeshiSample: z.boolean().optional(),
  }),
  sample: {
    hikeshiSample: true,
    state: 'silent',
    minutes: 30,
    lastAt: '2026-08-22T01:30:00.000Z',
  },
  read(detail, { envelope }) {
    const { account, region } = envelope
    const { state, minutes, lastAt } = detail
    const subject = { arn: rootArn(account, region) }
    const heard = state === 'heard'
    return toFinding(detail, envelope, {
      over: heard,
      key: `silence/${account}/${region}`,
      type: 'silence',
      headline: heard
        ? {
            en: `Events come from ${account} in ${region} again`,
            ja: `${account} (${region}) からのイベントの受信が再開`,
          }
        : {
            en: `No events from ${account} in ${region} for ${minutes} minutes`,
            ja: `${account} (${region}) からのイベントが ${minutes} 分間途絶`,
          },
      what: heard
        ? {
            en: 'Events arrive again. What EventBridge held back for up to a day comes by itself; older events lie in the dead-letter queue.',
            ja: 'イベントの受信が再開しました。EventBridge が最長 24 時間保持していた分は自動的に届きます。それより古いイベントはデッドレターキューに残っています。',
          }
        : {
            en: 'Not even the canary arrives, so an attack there would be seen by nobody. A rule, the connection or the key may be broken; an intruder who disables rules or deletes the connection looks just the same. Run hikeshi doctor, and read in CloudTrail who last changed EventBridge there.',
            ja: 'カナリアも届いておらず、そこで攻撃があっても検知できません。ルール、接続、キーの不具合が考えられますが、侵入者がルールの無効化や接続の削除をした場合も同じ状態になります。hikeshi doctor を実行し、EventBridge を最後に変更した操作を CloudTrail で確認してください。',
          },
      severity: heard ? 'info' : 'high',
      facts: factRows([
        ['Last event', '最後のイベント', lastAt ?? '-'],
        ['Silent for (minutes)', '途絶時間 (分)', heard ? undefined : String(minutes)],
      ]),
      links: [...linksTo(region, account, [page]), ...resourceLinks(region, {}, subject)],
      subject,
    })
  },
})
