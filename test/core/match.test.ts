import { describe, expect, it } from 'vitest'
import { matches } from '../../src/core/match.ts'

const fits = (wanted: unknown[], value: unknown) =>
  matches({ a: { b: wanted } }, { a: { b: value } })

describe('a pattern', () => {
  it('of a prefix or a suffix takes words that begin or end so', () => {
    expect(fits([{ prefix: 'AccessDenied' }], 'AccessDeniedException')).toBe(true)
    expect(fits([{ suffix: 'UnauthorizedOperation' }], 'Client.UnauthorizedOperation')).toBe(true)
    expect(fits([{ prefix: 'AccessDenied' }], 'VpceAccessDenied')).toBe(false)
    expect(fits([{ suffix: 'UnauthorizedOperation' }], undefined)).toBe(false)
  })

  it('of anything but values, a prefix or a suffix takes all else that is there', () => {
    expect(fits([{ 'anything-but': ['Yes'] }], 'No')).toBe(true)
    expect(fits([{ 'anything-but': ['Yes'] }], 'Yes')).toBe(false)
    expect(fits([{ 'anything-but': ['Yes'] }], undefined)).toBe(false)
    const noService = [{ 'anything-but': { suffix: '.amazonaws.com' } }]
    expect(fits(noService, 'ecr.us-west-2.amazonaws.com')).toBe(false)
    expect(fits(noService, 'arn:aws:iam::111122223333:root')).toBe(true)
    expect(fits(noService, undefined)).toBe(false)
    expect(fits([{ 'anything-but': { prefix: 'aws.' } }], 'aws.ec2')).toBe(false)
  })

  it('of what exists looks at the member and not at its value', () => {
    expect(fits([{ exists: false }], undefined)).toBe(true)
    expect(fits([{ exists: false }], null)).toBe(false)
    expect(fits([{ exists: true }], '')).toBe(true)
    expect(matches({ a: { b: [{ exists: false }] } }, { a: null })).toBe(true)
  })

  it('lists what may be, and takes the value if one fits', () => {
    expect(fits([{ 'anything-but': ['Root'] }, { exists: false }], undefined)).toBe(true)
    expect(fits([false], false)).toBe(true)
    expect(fits([false], true)).toBe(false)
  })
})
