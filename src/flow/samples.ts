import type { Catalog } from '../catalog.ts'
import type { Envelope } from '../core/finding.ts'
import { sourceOf } from '../core/match.ts'
import type { Text } from '../core/text.ts'
import type { FindingHandler } from '../kit/index.ts'
import { readFindings } from './ingest.ts'

/** A sample as EventBridge would deliver it. */
export function sampleEvent(
  { match: [pattern] }: Pick<FindingHandler, 'match'>,
  { id, time, detail }: Pick<Envelope, 'id' | 'time' | 'detail'>,
): Envelope {
  return {
    id,
    source: sourceOf(pattern?.source[0]),
    'detail-type': pattern?.['detail-type'][0] ?? '',
    account: '111122223333',
    region: 'ap-northeast-1',
    time,
    resources: [],
    detail,
  }
}

/** What can be sent down the road to try the bot. First what there is most to do about, since the first one is what people press. */
export function samplesOf(catalog: Catalog): { source: string; title: Text }[] {
  const worth = (handler: FindingHandler): number => {
    const of = { id: 'sample', time: new Date(0).toISOString(), detail: handler.sample }
    const event = sampleEvent(handler, of)
    const [finding] = readFindings({ catalog }, handler, event)
    if (finding === undefined) return 0
    const fits = [...catalog.playbook.values()].filter((one) => one.from(finding) !== undefined)
    const suggested = catalog.types.get(finding.type)?.playbooks ?? []
    return fits.length + fits.filter(({ id }) => suggested.includes(id)).length
  }
  return [...catalog.finding.values()]
    .map((handler) => ({ handler, worth: worth(handler) }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ handler: { id, en, ja } }) => ({
      source: id,
      title: { en: en.title, ja: ja.title },
    }))
}
