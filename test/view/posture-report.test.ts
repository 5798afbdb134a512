import { describe, expect, it } from 'vitest'
import type { AccountScan, CheckFacts, ScanSpec, Statement } from '../../src/core/posture.ts'
import { movedBetween, type PostureView, scoreOf, standingsOf } from '../../src/core/standing.ts'
import en from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'
import { postureCard } from '../../src/view/posture.ts'
import { checkBlocks as blocksOf } from '../../src/view/posture-check.ts'
import type { PostureContext } from '../../src/view/posture-context.ts'
import { reportHtml } from '../../src/view/report.ts'
import { reportCsv } from '../../src/view/report-data.ts'
import { reportAsff, reportOcsf } from '../../src/view/report-findings.ts'
import { checkBlocks as slackRefuses } from '../support/block-kit.ts'

const at = '2026-11-21T12:00:00.000Z'
const hostile = '=cmd|"/c calc"!A1</td><script>alert(1)</script><!channel>*x*'
const facts: CheckFacts = {
  id: 'no-open-port',
  en: { title: 'No port is open', why: 'Because.', remedy: ['Close it.'], none: 'None.' },
  ja: {
    title: '公開ポートなし',
    why: '理由です。',
    remedy: ['閉じます。'],
    none: '対象がありません。',
  },
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: { '1.1': '4.1', '7.0': '6.3' },
  securityHub: ['EC2.13'],
  frameworks: { 'pci-dss': ['1.3.1'] },
  permissions: ['ec2:DescribeSecurityGroups'],
  playbook: 'close-open-port',
  none: 'pass',
}
const spec: ScanSpec = { id: 's1', at, by: 'T1/U1', accounts: ['111122223333'], checks: [facts.id] }
const result = (status: 'pass' | 'fail', count = 1): AccountScan => ({
  account: '111122223333',
  startedAt: at,
  endedAt: at,
  home: 'us-east-1',
  regions: ['us-east-1'],
  skipped: [{ region: 'me-south-1', why: { en: 'Off.', ja: '無効です。' } }],
  results: [
    {
      check: facts.id,
      region: 'us-east-1',
      outcome: 'checked',
      verdicts: Array.from({ length: count }, (_, n) => ({
        resource: `${hostile}${n}`,
        status,
        why: { en: `Open: ${hostile}`, ja: `公開: ${hostile}` },
        evidence: { tag: hostile },
      })),
    },
    {
      check: facts.id,
      region: 'eu-west-1',
      outcome: 'unchecked',
      why: { en: 'Denied.', ja: '拒否。' },
      verdicts: [],
    },
  ],
  calls: { asked: 3, made: 1, throttled: 0, waitedMs: 0, byService: { ec2: 1 } },
})
const excepted: Statement = {
  kind: 'excepted',
  check: facts.id,
  resource: 'sg-other',
  by: 'T1/U2',
  owner: hostile,
  comment: hostile,
  at,
  until: '2027-01-01T00:00:00.000Z',
}
function viewOf(count: number, accounts = 1): PostureView {
  const standings = standingsOf(result('fail', count), [excepted], at, () => 'pass')
  const one = {
    account: '111122223333',
    name: hostile,
    scan: spec,
    result: result('fail', count),
    standings,
    score: scoreOf(standings),
    moved: movedBetween(
      standingsOf(result('pass', count), [], at, () => 'pass'),
      standings,
    ),
    trend: [
      { at, percent: 90 },
      { at, percent: 0 },
    ],
  }
  return { scan: spec, accounts: Array.from({ length: accounts }, () => one), score: one.score }
}
const ctx = (locale: 'en' | 'ja'): PostureContext => ({
  say: locale === 'ja' ? ja : en,
  locale,
  facts: () => facts,
  playbookTitle: () => undefined,
})

/** Every text that Slack reads as markup; in the others `<!channel>` is only what it looks like. */
const marked = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = value as { type?: unknown; text?: unknown }
  if (own.type === 'mrkdwn') return [String(own.text)]
  return Object.values(value).flatMap(marked)
}

describe.each(['en', 'ja'] as const)('a report in %s', (locale) => {
  it('is one page of HTML that loads nothing and lets nothing out of its place', () => {
    const page = reportHtml(viewOf(3), ctx(locale))
    expect(page).not.toMatch(/<script|<!channel>/)
    expect(page).not.toMatch(/(src|href)=|url\(|@import/)
    expect(page).toContain('&lt;script&gt;')
    const words = ctx(locale).say.posture.report
    for (const title of [
      words.executive,
      words.changes,
      words.failures,
      words.open,
      words.statements,
      words.all,
    ])
      expect(page).toContain(`<h2>${title}</h2>`)
    expect(page).toMatch(/<html lang="(en|ja)">[\s\S]*<\/html>$/)
  })

  it('is a spreadsheet in which nothing is a formula', () => {
    const csv = reportCsv(viewOf(2), ctx(locale))
    expect(csv.startsWith('\uFEFF')).toBe(true)
    for (const line of csv.trim().split('\r\n').slice(1)) expect(line).not.toMatch(/(^|,)"?[=+@-]/)
  })

  it('is findings that Security Hub and an OCSF lake take', () => {
    const asff = reportAsff(viewOf(2), ctx(locale))
    const verdicts = ['FAILED', 'FAILED', 'NOT_AVAILABLE']
    expect(asff).toMatchObject(verdicts.map((Status) => ({ Compliance: { Status } })))
    for (const one of asff) {
      expect(JSON.stringify(one['Title']).length - 2).toBeLessThanOrEqual(256)
      expect(JSON.stringify(one['Description']).length - 2).toBeLessThanOrEqual(1024)
      expect(JSON.stringify(one['Id']).length - 2).toBeLessThanOrEqual(512)
    }
    expect(new Set(asff.map((one) => one['Id'])).size).toBe(3)
    const ocsf = reportOcsf(viewOf(2), ctx(locale))
    expect(ocsf).toMatchObject(
      [3, 3, 99].map((status_id) => ({ class_uid: 2003, compliance: { status_id } })),
    )
  })

  it.each([
    [1, 1],
    [500, 1],
    [500, 60],
  ])('fits a message with %i failures in %i accounts', (count, accounts) => {
    const view = viewOf(count, accounts)
    for (const blocks of [postureCard(view, ctx(locale)), blocksOf(view, facts.id, ctx(locale))]) {
      expect(slackRefuses(blocks)).toEqual([])
      expect(marked(blocks).filter((text) => text.includes('<!channel>'))).toEqual([])
    }
  })
})

it('is never a pass where somebody could not look', () => {
  const [standing] = standingsOf(result('pass'), [], at, () => 'pass')
  expect(standing?.state).toBe('unchecked')
  expect(scoreOf([{ state: 'unchecked' }, { state: 'pass' }, { state: 'not-applicable' }])).toEqual(
    {
      ok: 1,
      of: 2,
      percent: 50,
    },
  )
})
