import type { Pager } from '../../core/pager.ts'
import { post, type Target } from './post.ts'

const priorities = { critical: 'P1', high: 'P2', medium: 'P3', low: 'P4', info: 'P5' } as const

/** The Alert API, which others speak too: https://docs.opsgenie.com/docs/alert-api. An open alert with the same alias is the same one. */
export const opsgenie =
  ({ url, internal }: Target, key: string): Pager =>
  (page) => {
    const base = `${url.replace(/\/$/, '')}/v2/alerts`
    const one = `${base}/${encodeURIComponent(page.key)}`
    const [path, body] =
      page.what === 'trigger'
        ? [
            base,
            {
              message: page.headline.slice(0, 130),
              alias: page.key,
              description: page.headline,
              priority: priorities[page.severity],
              entity: page.resource.slice(0, 512),
              source: 'Hikeshi',
              tags: ['hikeshi', page.severity],
              details: {
                incident: page.incident,
                account: page.account,
                region: page.region,
                type: page.type,
                level: String(page.level),
              },
            },
          ]
        : [
            `${one}/${page.what === 'acknowledge' ? 'acknowledge' : 'close'}?identifierType=alias`,
            { source: 'Hikeshi' },
          ]
    return post({ url: path as string, internal }, JSON.stringify(body), {
      authorization: `GenieKey ${key}`,
    })
  }
