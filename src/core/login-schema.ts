import { z } from 'zod'
import { person } from './schema.ts'

const isHere = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** `login:` of hikeshi.yaml. The secret is never in it: HIKESHI_OIDC_SECRET holds it. */
export const loginSchema = z.strictObject({
  issuer: z.string().refine((text) => {
    if (!URL.canParse(text)) return false
    const { protocol, hostname } = new URL(text)
    return protocol === 'https:' || (protocol === 'http:' && isHere(hostname))
  }, 'expected https://<host of the provider>'),
  clientId: z.string().min(1),
  /** Addresses are compared in small letters. */
  people: z
    .record(z.string().min(1), person)
    .transform((all) =>
      Object.fromEntries(
        Object.entries(all).map(([claim, who]) => [
          claim.includes('@') ? claim.toLowerCase() : claim,
          who,
        ]),
      ),
    )
    .default({}),
})

/** A login that cannot work is told at the start, not to the first person at three in the morning. */
export const loginLacks = (set: {
  readonly HIKESHI_URL?: string | undefined
  readonly HIKESHI_OIDC_SECRET?: string | undefined
}): string | undefined =>
  set.HIKESHI_URL === undefined
    ? 'HIKESHI_URL, the address under which people reach this bot, e.g. https://hikeshi.example.com,'
    : set.HIKESHI_OIDC_SECRET === undefined
      ? 'HIKESHI_OIDC_SECRET'
      : undefined
