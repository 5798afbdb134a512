import type { Finding } from '../../src/core/finding.ts'
import type { FindingHandler } from '../../src/kit/index.ts'

const title = { en: 'Test', ja: 'テスト' }

/** What an alarm makes of one CloudTrail record, in the invented company. */
export function readingOf(alarm: FindingHandler, detail: Record<string, unknown>): Finding {
  const envelope = {
    id: 'e-1',
    source: 'aws.cloudtrail',
    'detail-type': 'AWS API Call via CloudTrail',
    account: '111122223333',
    region: 'ap-northeast-1',
    time: '2026-08-22T02:00:00Z',
    resources: [],
    detail,
  }
  const describe = () => ({ title, what: title })
  return { source: alarm.id, ...alarm.read(alarm.schema.parse(detail), { envelope, describe }) }
}
