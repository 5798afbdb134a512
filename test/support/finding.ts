import type { Finding } from '../../src/core/finding.ts'

/** A finding of an instance, for tests that only need one. */
export const finding: Finding = {
  source: 'guardduty',
  key: 'guardduty/111122223333/eu-west-1/abc',
  type: 'UnauthorizedAccess:EC2/SSHBruteForce',
  headline: { en: 'SSH passwords are being guessed', ja: 'SSH パスワードの総当たり' },
  title: 'i-0abc is performing SSH brute force attacks',
  what: { en: 'SSH logins are being guessed.', ja: 'SSH ログインの総当たりです。' },
  severity: 'high',
  score: 8,
  account: '111122223333',
  region: 'eu-west-1',
  sample: false,
  count: 1,
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-01T00:00:00.000Z',
  resource: { kind: { en: 'Instance', ja: 'インスタンス' }, id: 'i-0abc0123456789def' },
  remotes: [{ ip: '198.51.100.7', place: 'Kyoto, Japan' }],
  facts: [],
  links: [],
  subject: { instanceId: 'i-0abc0123456789def' },
}
