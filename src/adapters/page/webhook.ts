import { createHmac } from 'node:crypto'
import type { Pager } from '../../core/pager.ts'
import type { Clock } from '../../core/ports.ts'
import { post, type Target } from './post.ts'

/**
 * JSON with everything that the page says, signed like this: HMAC-SHA-256 over `<timestamp>.<body>`, in hex. Whoever
 * receives it compares that, and the time, and takes the same `idempotency-key` only once.
 */
export const webhook =
  (target: Target, secret: string, clock: Pick<Clock, 'now'>): Pager =>
  (page) => {
    const body = JSON.stringify(page)
    const at = String(Math.floor(clock.now() / 1000))
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
    return post(target, body, {
      'x-hikeshi-timestamp': at,
      'x-hikeshi-signature': `sha256=${signature}`,
      'idempotency-key': `${page.key}/${page.what}/${page.level}`,
    })
  }
