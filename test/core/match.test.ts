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

  it('compares texts without regard to case where it says so', () => {
    expect(fits([{ 'equals-ignore-case': 'consolelogin' }], 'ConsoleLogin')).toBe(true)
    expect(fits([{ 'equals-ignore-case': 'consolelogin' }], 'ConsoleLogout')).toBe(false)
    expect(fits([{ prefix: { 'equals-ignore-case': 'DELETE' } }], 'deleteTrail')).toBe(true)
    expect(fits([{ suffix: { 'equals-ignore-case': 'TRAIL' } }], 'deleteTrail')).toBe(true)
    expect(fits([{ prefix: { 'equals-ignore-case': 'DELETE' } }], 'createTrail')).toBe(false)
  })

  it('with wildcards takes anything in their places, and a star that is escaped is one', () => {
    expect(fits([{ wildcard: 'Put*Policy' }], 'PutBucketPolicy')).toBe(true)
    expect(fits([{ wildcard: '*NetworkAcl*' }], 'ReplaceNetworkAclEntry')).toBe(true)
    expect(fits([{ wildcard: 'Put*Policy' }], 'PutBucketPolicyStatus')).toBe(false)
    expect(fits([{ wildcard: 'a\\*b' }], 'a*b')).toBe(true)
    expect(fits([{ wildcard: 'a\\*b' }], 'axb')).toBe(false)
    expect(fits([{ wildcard: 'a\\\\b' }], 'a\\b')).toBe(true)
  })

  it('of numbers takes those within all its bounds, and no text', () => {
    expect(fits([{ numeric: ['>', 0, '<=', 5] }], 5)).toBe(true)
    expect(fits([{ numeric: ['>', 0, '<=', 5] }], 0)).toBe(false)
    expect(fits([{ numeric: ['=', 3.018e2] }], 301.8)).toBe(true)
    expect(fits([{ numeric: ['>=', 7] }], '8')).toBe(false)
    expect(fits([{ numeric: ['>=', 7] }], 6.9)).toBe(false)
  })

  it('of a network takes its addresses, of either family', () => {
    expect(fits([{ cidr: '10.0.0.0/24' }], '10.0.0.255')).toBe(true)
    expect(fits([{ cidr: '10.0.0.0/24' }], '10.0.1.0')).toBe(false)
    expect(fits([{ cidr: '0.0.0.0/0' }], '203.0.113.9')).toBe(true)
    expect(fits([{ cidr: '2001:db8::/32' }], '2001:DB8:1::7')).toBe(true)
    expect(fits([{ cidr: '2001:db8::/32' }], '2001:db9::7')).toBe(false)
    expect(fits([{ cidr: '0.0.0.0/0' }], 'cloudformation.amazonaws.com')).toBe(false)
  })

  it('of anything but knows the wildcards, the lists and the case', () => {
    const but = (operand: unknown) => [{ 'anything-but': operand }]
    expect(fits(but({ wildcard: '*/lib/*' }), '/usr/lib/x')).toBe(false)
    expect(fits(but({ wildcard: ['*/lib/*', '*/bin/*'] }), '/usr/bin/x')).toBe(false)
    expect(fits(but({ prefix: ['Get', 'List'] }), 'ListUsers')).toBe(false)
    expect(fits(but({ prefix: ['Get', 'List'] }), 'CreateUser')).toBe(true)
    expect(fits(but({ 'equals-ignore-case': ['a', 'b'] }), 'B')).toBe(false)
    expect(fits(but([100, 200]), 300)).toBe(true)
    expect(fits(but([100, 200]), 200)).toBe(false)
  })

  it('with a choice takes what one of the choices takes, beside all else that it asks', () => {
    const pattern = {
      source: ['aws.iam'],
      $or: [
        { detail: { eventName: [{ prefix: 'Delete' }] } },
        { detail: { eventName: ['CreateUser'], errorCode: [{ exists: false }] } },
      ],
    }
    const event = (eventName: string, more = {}) => ({
      source: 'aws.iam',
      detail: { eventName, ...more },
    })
    expect(matches(pattern, event('DeleteUser'))).toBe(true)
    expect(matches(pattern, event('CreateUser'))).toBe(true)
    expect(matches(pattern, event('CreateUser', { errorCode: 'AccessDenied' }))).toBe(false)
    expect(matches(pattern, { ...event('DeleteUser'), source: 'aws.ec2' })).toBe(false)
    expect(matches({ $or: ['x'] }, { $or: 'x' })).toBe(true)
  })

  it('with a comparison that nobody knows takes nothing', () => {
    expect(fits([{ sounds: 'like' }], 'like')).toBe(false)
    expect(fits([{ constructor: 'like' }], 'like')).toBe(false)
    expect(fits([{}], 'like')).toBe(false)
  })

  it('of what exists finds leaves only', () => {
    expect(fits([{ exists: true }], { c: 1 })).toBe(false)
    expect(fits([{ exists: false }], { c: 1 })).toBe(true)
    expect(fits([{ exists: false }], [])).toBe(true)
    expect(fits([{ 'anything-but': 'x' }], [])).toBe(false)
  })
})
