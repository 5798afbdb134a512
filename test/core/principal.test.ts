import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Policy } from '../../src/core/policy.ts'
import { personBehind } from '../../src/core/principal.ts'
import { finding, incident } from '../view/incidents.ts'

const policy = {
  principals: {
    'build-robot': { person: 'T1/U1' },
    'alice@example.com': { person: 'T1/U2', locale: 'ja' },
    'tag:Owner=bob': { person: 'T1/U3' },
  },
} as unknown as Policy
const of = (subject: Finding['subject'], tags?: readonly string[]) => {
  const here = incident([], { finding: { ...finding, subject } })
  const title = { en: 'IAM user', ja: 'IAM ユーザー' }
  const enriched = { 'iam-user': { title, facts: [], at: '', ...(tags && { tags }) } }
  return personBehind(policy, { ...here, enriched })?.person
}

describe('the person behind a principal', () => {
  it('is known by the name of the user, whatever its case', () => {
    expect(of({ userName: 'Build-Robot', userType: 'IAMUser' })).toBe('T1/U1')
  })

  it('is known by the session of a role, and never by the role', () => {
    const role = { userType: 'AssumedRole', userName: 'build-robot', roleName: 'build-robot' }
    expect(of(role)).toBeUndefined()
    expect(of({ ...role, sessionName: 'alice@example.com' })).toBe('T1/U2')
  })

  it('is known by a tag of the user that AWS was asked for', () => {
    expect(of({ userName: 'somebody' }, ['Team=shop', 'Owner=bob'])).toBe('T1/U3')
    expect(of({ userName: 'somebody' }, ['Owner=eve'])).toBeUndefined()
  })

  it('is nobody where nothing is known, or everything', () => {
    expect(of({})).toBeUndefined()
    expect(of({ userName: '__proto__' })).toBeUndefined()
    expect(of({ userName: 'constructor' })).toBeUndefined()
  })
})

describe('a question', () => {
  const asked = { kind: 'asked', who: 'T1/U1', by: 'T1/U9', locale: 'en' } as const

  it('stands with its answer', () => {
    const one = incident([asked, { kind: 'answered', by: 'T1/U1', mine: false }])
    expect(one.asked).toMatchObject({ who: 'T1/U1', by: 'T1/U9', answer: { mine: false } })
  })

  it('goes along where its incident becomes part of another one, and remembers where it was put', () => {
    const from = incident([asked])
    const question = from.asked
    if (question === undefined) throw new Error('nothing was asked')
    const into = incident([
      {
        kind: 'absorbed',
        from: 'inc-7',
        by: 'hikeshi',
        finding,
        members: [],
        arrivals: 1,
        asked: { ...question, of: 'inc-7' },
      },
    ])
    expect(into.asked).toMatchObject({ who: 'T1/U1', of: 'inc-7' })
  })
})
