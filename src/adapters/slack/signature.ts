import { createHmac, timingSafeEqual } from 'node:crypto'

export type Forgery = 'unsigned' | 'forged-signature' | 'old-timestamp'

const fiveMinutes = 300

/**
 * Is this raw body Slack's own, and of now? The time is part of what is signed, so it is looked at last: an old request
 * with a right signature is a replay, and is journalled as one.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function checkSignature(
  secret: string,
  headers: { timestamp: unknown; signature: unknown },
  body: Buffer,
  nowSeconds: number,
): Forgery | undefined {
  const { timestamp, signature } = headers
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'unsigned'
  if (!/^\d{1,12}$/.test(timestamp)) return 'forged-signature'
  const ours = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
  const a = Buffer.from(ours)
  const b = Buffer.from(signature)
  if (a.length !== b.length || !timingSafeEqual(a, b)) return 'forged-signature'
  return Math.abs(nowSeconds - Number(timestamp)) > fiveMinutes ? 'old-timestamp' : undefined
}
