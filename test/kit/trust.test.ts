import { describe, expect, it } from 'vitest'
import { narrowTrust } from '../../src/kit/index.ts'

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
const allow = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
})
const narrowed = (document: object, ...outsiders: string[]) =>
  JSON.parse(narrowTrust(JSON.stringify(document), outsiders)) as unknown
const ec2 = allow({ Service: 'ec2.amazonaws.com' })
const root = 'arn:aws:iam::444455556666:root'
const nobody = policy(
  expect.objectContaining({ Effect: 'Deny', Principal: { AWS: '*' } }) as object,
)

describe('a narrowed trust', () => {
  it('keeps everybody but the outsider, whichever way the outsider is spelled', () => {
    for (const who of [
      root,
      '444455556666',
      'arn:aws:iam::444455556666:role/x',
      'arn:aws:sts::444455556666:assumed-role/x/y',
    ])
      expect(
        narrowed(
          policy(ec2, allow({ AWS: [who, 'arn:aws:iam::111122223333:root'] })),
          '444455556666',
        ),
      ).toEqual(policy(ec2, allow({ AWS: ['arn:aws:iam::111122223333:root'] })))
  })

  it('drops a statement that has nobody left, and other kinds of principals stay in theirs', () => {
    expect(narrowed(policy(ec2, allow({ AWS: root })), '444455556666')).toEqual(policy(ec2))
    const mixed = allow({ AWS: '*', Service: 'ec2.amazonaws.com' })
    expect(narrowed(policy(mixed), '*')).toEqual(policy(allow({ Service: ['ec2.amazonaws.com'] })))
  })

  it('takes out everybody, in each spelling', () => {
    for (const all of ['*', { AWS: '*' }, { AWS: ['*'] }])
      expect(narrowed(policy(ec2, allow(all)), '*')).toEqual(policy(ec2))
    const but = { Effect: 'Allow', NotPrincipal: { AWS: root }, Action: 'sts:AssumeRole' }
    expect(narrowed(policy(ec2, but), '*')).toEqual(policy(ec2))
  })

  it('lets nobody in where nobody else was there', () => {
    expect(narrowed(policy(allow('*')), '*')).toEqual(nobody)
  })

  it('leaves everybody where a condition binds them to an organization, not where it only asks for an external id', () => {
    const bound = allow('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } })
    expect(narrowed(policy(bound), '*')).toEqual(policy(bound))
    for (const Condition of [
      { StringEquals: { 'sts:ExternalId': 'x' } },
      { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' } },
      { StringLike: { 'aws:PrincipalArn': '*' } },
      { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abc' } },
    ])
      expect(narrowed(policy(allow('*', { Condition })), '*')).toEqual(nobody)
  })

  it('takes out an identity provider by its name', () => {
    const google = allow({ Federated: 'accounts.google.com' })
    expect(narrowed(policy(ec2, google), 'accounts.google.com')).toEqual(policy(ec2))
  })

  it('leaves denials and a policy without the outsider to the letter', () => {
    const denial = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }
    const document = { Version: '2012-10-17', Statement: allow({ AWS: root }) }
    expect(narrowed(policy(denial, ec2), '*', '444455556666')).toEqual(policy(denial, ec2))
    expect(narrowed(document, '*')).toEqual(document)
  })
})
