import { describe, expect, it } from 'vitest'
import { filterPattern } from '../../src/kit/filter-pattern.ts'

const says = (pattern: string, event: unknown) => filterPattern(pattern)?.(event)

describe('a filter pattern', () => {
  it('joins terms, && before ||, and brackets before both', () => {
    const pattern = '{ $.a = 1 || $.b = 2 && $.c = 3 }'
    expect(says(pattern, { a: 1 })).toBe(true)
    expect(says(pattern, { b: 2 })).toBe(false)
    expect(says(pattern, { b: 2, c: 3 })).toBe(true)
    expect(says('{ ($.a = 1 || $.b = 2) && ($.c = 3) }', { a: 1 })).toBe(false)
  })

  it('knows stars at either end and in the middle', () => {
    expect(says('{ $.e = "*Unauthorized*" }', { e: 'Client.UnauthorizedOperation' })).toBe(true)
    expect(says('{ $.e = "Access*ied" }', { e: 'AccessDenied' })).toBe(true)
    expect(says('{ $.e = "aa*aa" }', { e: 'aaa' })).toBe(false)
    expect(says('{ $.e = Denied* }', { e: 'AccessDenied' })).toBe(false)
  })

  it('compares what is there, and nothing that is not', () => {
    expect(says('{ $.m != "Yes" }', { m: 'No' })).toBe(true)
    expect(says('{ $.m != "Yes" }', {})).toBe(false)
    expect(says('{ $.n >= 400 }', { n: 404 })).toBe(true)
    expect(says('{ $.n >= 400 }', {})).toBe(false)
    expect(says('{ $.a.b EXISTS }', { a: { b: '' } })).toBe(true)
    expect(says('{ $.a.b NOT EXISTS }', { a: {} })).toBe(true)
    expect(says('{ $.a IS NULL }', { a: null })).toBe(true)
    expect(says('{ $.a IS TRUE }', { a: 'true' })).toBe(false)
  })

  it('reads names in quotes and lists', () => {
    expect(says("{ $.['event-name'] = x }", { 'event-name': 'x' })).toBe(true)
    expect(says('{ $.list[0].id = "1" }', { list: [{ id: '1' }] })).toBe(true)
  })

  it.each([
    'ERROR',
    '[ip, user]',
    '{ $.a = }',
    '{ $.a = 1',
    '{ $.a = 1 } x',
    '{ ($.a = 1 }',
    '{ $.a = %evil(a+)+$% }',
    '{ "x" = $.a }',
    '',
  ])('does not guess what %j means', (text) => {
    expect(filterPattern(text)).toBeUndefined()
  })
})
