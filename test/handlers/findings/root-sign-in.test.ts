import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import handler from '../../../handlers/findings/root-sign-in.ts'
import type { Envelope } from '../../../src/core/finding.ts'
import { matches } from '../../../src/core/match.ts'
import { describeByGrammar, isObject } from '../../../src/kit/index.ts'
import { events, noCorpus } from '../../support/corpus.ts'

const around: Envelope = {
  id: 'e4f7a1d2-0000-4000-8000-000000000001',
  source: 'aws.signin',
  'detail-type': 'AWS Console Sign In via CloudTrail',
  account: '444455556666',
  region: 'us-east-1',
  time: '2026-08-22T02:00:00Z',
  resources: [],
  detail: handler.sample,
}
const read = (changes: object, envelope = around) =>
  handler.read(handler.schema.parse({ ...handler.sample, ...changes }), {
    envelope,
    describe: describeByGrammar,
  })
const taken = (event: unknown) => handler.match.some((pattern) => matches(pattern, event))

const files = [
  'awsdocs',
  'aws-cli-examples',
  'panther-analysis',
  'stratus-red-team',
  'splunk-security-content',
]
const signIns = noCorpus
  ? []
  : [...files.map((name) => `${name}/cloudtrail.jsonl`), 'awsdocs/eventbridge.jsonl']
      .flatMap((file) => events(file))
      .filter((event) => event.source === 'aws.signin')

describe.skipIf(noCorpus !== '')(`real sign-in events${noCorpus}`, () => {
  const ofRoot = signIns.filter((event) => /"type":\s*"Root"/.test(JSON.stringify(event.detail)))
  const logins = ofRoot.filter((event) =>
    /"eventName":\s*"ConsoleLogin"/.test(JSON.stringify(event)),
  )

  it('are taken where root signs in to the console, in both spellings, and nowhere else', () => {
    expect(logins.length).toBeGreaterThan(4)
    for (const event of logins)
      for (const spelling of [
        'AWS Console Sign In via CloudTrail',
        'AWS Console Signin via CloudTrail',
      ])
        expect(taken({ ...event, 'detail-type': spelling })).toBe(true)
    for (const event of signIns.filter((one) => !logins.includes(one)))
      expect(taken(event)).toBe(false)
  })

  it('are critical exactly where the sign-in succeeded without MFA', () => {
    for (const event of logins) {
      const raw = JSON.stringify(event.detail)
      const bare = /"ConsoleLogin":"Success"/.test(raw) && !/"MFAUsed":"yes"/i.test(raw)
      const finding = handler.read(handler.schema.parse(event.detail), {
        envelope: event,
        describe: describeByGrammar,
      })
      expect(finding.severity === 'critical').toBe(bare)
      expect(finding).toMatchObject({ sample: false, actor: 'root', account: event.account })
      const ip = /"sourceIPAddress":"([\d.]+)"/.exec(raw)?.[1]
      expect(finding.remotes.map((remote) => remote.ip)).toEqual(ip === undefined ? [] : [ip])
    }
  })
})

describe('a sign-in of root', () => {
  it.each([
    ['No', 'critical'],
    [undefined, 'critical'],
    ['Yes', 'medium'],
    ['YES', 'medium'],
  ])('with MFAUsed %s is %s', (MFAUsed, severity) => {
    expect(read({ additionalEventData: { MFAUsed } })).toMatchObject({ severity })
  })

  it('that failed is told as a failure, and failures of a day from one address are one incident', () => {
    const failed = {
      responseElements: { ConsoleLogin: 'Failure' },
      errorMessage: 'Failed authentication',
    }
    const [one, two] = [read({ ...failed, eventID: 'a' }), read({ ...failed, eventID: 'b' })]
    expect(one.title).toBe('Root user sign-in failed')
    expect(one.key).toBe(two.key)
    expect(one.facts).toContainEqual({
      label: { en: 'Error message', ja: 'エラーメッセージ' },
      value: 'Failed authentication',
    })
    expect(read({ eventID: 'a' }).key).not.toBe(read({ eventID: 'b' }).key)
    expect(read({ eventID: 'a' }).key).not.toBe(one.key)
  })

  it('is a sample by our own member alone, which no caller can write', () => {
    expect(read({}).sample).toBe(true)
    expect(read({ hikeshiSample: undefined }).sample).toBe(false)
    const forged = {
      hikeshiSample: undefined,
      userAgent: 'hikeshiSample: true',
      eventID: 'hikeshiSample',
    }
    expect(read(forged).sample).toBe(false)
  })

  it('of another user, or another event of root, is not taken', () => {
    const event = { ...around, detail: handler.sample }
    expect(taken(event)).toBe(true)
    expect(
      taken({ ...event, detail: { ...handler.sample, userIdentity: { type: 'IAMUser' } } }),
    ).toBe(false)
    expect(taken({ ...event, detail: { ...handler.sample, eventName: 'CheckMfa' } })).toBe(false)
    expect(taken({ ...event, source: 'aws.ec2' })).toBe(false)
  })

  it('is a card whatever is missing or of another type', () => {
    const names = Object.keys(handler.sample)
    const change = fc.dictionary(fc.constantFrom(...names), fc.anything({ maxDepth: 2 }), {
      maxKeys: 6,
    })
    fc.assert(
      fc.property(change, (changes) => {
        const finding = read(changes)
        for (const one of [
          finding.key,
          finding.title,
          finding.account,
          finding.region,
          finding.resource.id,
        ])
          expect(one).toMatch(/\S/)
        expect(Date.parse(finding.lastSeen)).toBeGreaterThanOrEqual(0)
        expect(isObject(finding.subject)).toBe(true)
      }),
    )
  })
})
