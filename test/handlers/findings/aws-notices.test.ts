import { describe, expect, it } from 'vitest'
import { eventRules, loadCatalog } from '../../../src/catalog.ts'
import { handlerFor, readFindings } from '../../../src/flow/ingest.ts'

const catalog = await loadCatalog()
const handlers = [...catalog.finding.values()]
const event = (source: string, type: string, detail: object, resources: string[] = []) => ({
  id: 'e-1',
  source,
  'detail-type': type,
  account: '111122223333',
  region: 'us-east-2',
  time: '2026-01-01T00:00:00Z',
  resources,
  detail,
})
function read(...args: Parameters<typeof event>) {
  const one = event(...args)
  const handler = handlerFor(handlers, one)
  return handler && { by: handler.id, findings: readFindings({ catalog }, handler, one) }
}

describe('a notice of daily work', () => {
  it('is told with its own facts and asks for nobody', () => {
    const repository = 'arn:aws:ecr:us-east-2:111122223333:repository/shop'
    const told = read(
      'aws.inspector2',
      'Inspector2 Scan',
      { 'scan-status': 'INITIAL_SCAN_COMPLETE', counts: { CRITICAL: 7 }, 'image-tags': ['1'] },
      [repository],
    )
    expect(told?.by).toBe('aws-notices')
    const [finding] = told?.findings ?? []
    expect(finding).toMatchObject({ severity: 'info', sample: false })
    expect(finding?.headline.ja).toMatch(/^Inspector のスキャンの完了: /)
    expect(JSON.stringify(finding?.facts)).toContain('INITIAL_SCAN_COMPLETE')
    expect(JSON.stringify(finding?.resource)).toContain('shop')
  })

  it('names the instance that it is about', () => {
    const told = read('aws.ec2', 'EC2 Instance State-change Notification', {
      'instance-id': 'i-0a1b2c3d4e5f60718',
      state: 'terminated',
    })
    expect(told?.findings[0]?.subject).toMatchObject({ instanceId: 'i-0a1b2c3d4e5f60718' })
  })

  it('does not pass for what AWS Health says: that comes from aws.health alone', () => {
    const abuse = { eventTypeCode: 'AWS_ABUSE_DOS_REPORT', service: 'ABUSE' }
    expect(read('awsmock.health', 'AWS Health Abuse Event', abuse)?.findings[0]?.severity).toBe(
      'info',
    )
    expect(read('aws.health', 'AWS Health Abuse Event', abuse)).toMatchObject({
      by: 'health',
      findings: [{ severity: 'high' }],
    })
  })

  it('is asked of AWS by no rule, so that it comes only where somebody sends it along', () => {
    const asked = eventRules(handlers).flatMap(({ pattern }) =>
      pattern['detail-type'].map((type) => `${JSON.stringify(pattern.source)} ${type}`),
    )
    const { match = [] } = catalog.finding.get('aws-notices') ?? {}
    const ours = match.map((one) => `${JSON.stringify(one.source)} ${one['detail-type'][0]}`)
    expect(ours.length).toBeGreaterThan(10)
    expect(asked.filter((one) => ours.includes(one))).toEqual([])
    expect(handlerFor(handlers, event('aws.ec2', 'Something New', {}))).toBeUndefined()
  })
})
