import { describe, expect, it } from 'vitest'
import {
  at,
  byWorth,
  fact,
  factsFrom,
  gather,
  json,
  leaves,
  linksTo,
  num,
  remotesIn,
  tagFacts,
  tail,
  text,
  texts,
  time,
  yes,
} from '../../src/kit/index.ts'

describe('readers', () => {
  it('find members whatever their case, through lists, and nothing that an object merely inherits', () => {
    const doc = {
      Service: { Actions: [{ IpAddressV4: '192.0.2.1' }, { ipAddressV4: '192.0.2.2' }] },
    }
    expect(texts(doc, 'service.actions.ipAddressV4')).toEqual(['192.0.2.1', '192.0.2.2'])
    expect(at({}, 'constructor')).toBeUndefined()
    expect(at('words', 'length')).toBeUndefined()
  })

  it.each([
    ['2025-02-25 20:40:06.000000000', '2025-02-25T20:40:06.000Z'],
    ['2021-11-11 15:45:55.218000+05:30', '2021-11-11T10:15:55.218Z'],
    ['2023-03-22T15:48:25.752000-0500', '2023-03-22T20:48:25.752Z'],
    ['2016-01-05T18:21Z', '2016-01-05T18:21:00.000Z'],
    ['2016-01-05', '2016-01-05T00:00:00.000Z'],
    [1513609200, '2017-12-18T15:00:00.000Z'],
    ['1513609200000', '2017-12-18T15:00:00.000Z'],
    ['2016-13-45T99:99:99Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
    [-5, undefined],
    [1e300, undefined],
    [true, undefined],
    [{}, undefined],
  ])('time(%j) is %s', (value, iso) => {
    expect(time(value)).toBe(iso)
  })

  it('take numbers and flags as they come', () => {
    expect([8, 8.0, '8.0', ' 8 '].map(num)).toEqual([8, 8, 8, 8])
    expect([true, '', 'x', null, [], {}, Number.NaN, Infinity].map(num)).toEqual(
      Array(8).fill(undefined),
    )
    expect([true, 'true', 'Yes', 'YES'].map(yes)).toEqual([true, true, true, true])
    expect([false, 'No', '', 1, undefined].map(yes)).toEqual([false, false, false, false, false])
    expect([' a ', '', ' ', 'null', 0, false].map(text)).toEqual([
      'a',
      undefined,
      undefined,
      undefined,
      '0',
      'false',
    ])
    expect([json('{"a":1}'), json('{'), json(7)]).toEqual([{ a: 1 }, undefined, undefined])
  })

  it('are not exhausted by a bomb of brackets', () => {
    const bomb: unknown = JSON.parse(`${'{"a":['.repeat(4000)}1${']}'.repeat(4000)}`)
    expect(gather(bomb, 'a').length).toBeGreaterThan(1000)
    expect(leaves(bomb)).toEqual([])
  })

  it('name the last part of an ARN and leave other words alone', () => {
    expect(tail('arn:aws:ec2:eu-west-1:111122223333:instance/i-0a')).toBe('i-0a')
    expect(tail('arn:aws:s3:::shop')).toBe('shop')
    expect(tail('system:serviceaccount:shop:cart')).toBe('system:serviceaccount:shop:cart')
  })

  it('take for an address only what looks like one', () => {
    expect(remotesIn('cloudformation.amazonaws.com')).toEqual([])
    expect(remotesIn({ ip: '2001:db8::7', location: { country: 'Chile' } })).toEqual([
      { ip: '2001:db8::7', place: 'Chile' },
    ])
  })
})

describe('facts', () => {
  it('are labelled by the longest ending, and values of one label share a line', () => {
    const doc = {
      action: {
        localPortDetails: { port: 22, portName: 'Unknown' },
        portProbeDetails: [
          { localPortDetails: { port: 80 } },
          { localPortDetails: { port: '443' } },
        ],
        affectedResources: { 'AWS::S3::Bucket': 'shop' },
        nobodyKnows: 'this',
      },
    }
    expect(factsFrom(doc, ['action']).map(({ label, value }) => [label.en, value])).toEqual([
      ['Local port', '22'],
      ['Probed ports', '80, 443'],
      ['Resources of the call', 'AWS::S3::Bucket: shop'],
    ])
  })

  it('stay short whatever an attacker writes', () => {
    const many = { domain: Array.from({ length: 500 }, (_, i) => `${'x'.repeat(200)}${i}`) }
    const [one] = factsFrom({ info: many }, ['info'])
    expect(one?.value.length).toBeLessThan(700)
    expect(one?.value).toMatch(/… \(\+492\)$/)
  })

  it('are none where there is nothing to say', () => {
    expect(fact('sequenceIndicators', ['', undefined, 'UNKNOWN'])).toEqual([])
  })

  it('stand in the order of their worth: what describes the machine comes after the attack', () => {
    const facts = [
      ...fact('vpcId', ['vpc-1']),
      ...fact('instanceType', ['m5.large']),
      ...fact('domain', ['pool.example']),
      ...fact('api', ['RunInstances']),
    ]
    expect(byWorth(facts).map(({ value }) => value)).toEqual([
      'pool.example',
      'RunInstances',
      'm5.large',
      'vpc-1',
    ])
  })

  it('show of the tags only those that tell whose thing it is', () => {
    const tags = [
      { key: 'Name', value: 'web' },
      { Key: 'Owner', Value: 'ana' },
      { key: 'costcode', value: '9' },
    ]
    expect(tagFacts(tags).map(({ value }) => value)).toEqual(['Name=web, Owner=ana'])
  })
})

it('ids in links are escaped', () => {
  const [link] = linksTo('eu-west-1', 'a b/&$&', [['/x?id=@id', 'X', 'X']])
  expect(link?.url).toBe('https://eu-west-1.console.aws.amazon.com/x?id=a%20b%2F%26%24%26')
})
