import type { STSClientConfig } from '@aws-sdk/client-sts'
import type { Aws } from '../../kit/aws.ts'

export type Settings = Pick<
  STSClientConfig,
  'credentials' | 'endpoint' | 'maxAttempts' | 'region' | 'requestHandler' | 'retryMode'
>

/** Every service of the facade. Each is loaded at its first call only: all of them together would be most of our memory. */
export const services: {
  readonly [S in keyof Aws]: (settings: Settings) => Promise<Aws[S]>
} = {
  ec2: async (settings) => new (await import('@aws-sdk/client-ec2')).EC2(settings),
  iam: async (settings) => new (await import('@aws-sdk/client-iam')).IAM(settings),
  cloudtrail: async (settings) =>
    new (await import('@aws-sdk/client-cloudtrail')).CloudTrail(settings),
  guardduty: async (settings) =>
    new (await import('@aws-sdk/client-guardduty')).GuardDuty(settings),
  s3: async (settings) => new (await import('@aws-sdk/client-s3')).S3(settings),
}

/** A client that comes into being with its first call. Its operations, waiters and paginators are the SDK's own. */
export function lazy<C extends object>(service: string, load: () => Promise<C>): C {
  let client: Promise<C> | undefined
  const call = async (member: string, args: unknown[]): Promise<unknown> => {
    const target = await (client ??= load())
    const operation: unknown = Reflect.get(target, member)
    if (typeof operation !== 'function') throw new TypeError(`${service} has no ${member}`)
    return Reflect.apply(operation, target, args)
  }
  async function* pages(member: string, args: unknown[]): AsyncGenerator<unknown> {
    yield* (await call(member, args)) as AsyncIterable<unknown>
  }
  return new Proxy({} as C, {
    get: (_, member) => {
      // An awaited client must not look like a promise.
      if (typeof member === 'symbol' || member === 'then') return undefined
      const of = member.startsWith('paginate') ? pages : call
      return (...args: unknown[]) => of(member, args)
    },
  })
}
