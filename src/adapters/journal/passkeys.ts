import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { digest } from '../../core/hash.ts'
import type { JsonObject } from '../../core/json.ts'
import { codeOf, type Link, type Passkey, type Passkeys } from '../../core/passkey.ts'
import { type Client, transaction } from './pool.ts'
import { append, lockHead } from './streams.ts'

interface Row {
  id: string
  who: string
  public_key: string
  counter: string
  transports: string
  at: string
  confirmed_by: string | null
}
const read = ({ public_key, counter, transports, confirmed_by, ...row }: Row): Passkey => ({
  ...row,
  publicKey: public_key,
  counter: Number(counter),
  transports: JSON.parse(transports) as string[],
  ...(confirmed_by !== null && { confirmedBy: confirmed_by }),
})

const known = (token: string): string => digest(Buffer.from(token))

/** Every change of somebody's passkeys is in a stream of their own, in the same transaction. */
export function makePasskeys(pool: pg.Pool, now: () => number): Passkeys {
  const at = () => new Date(now()).toISOString()

  /** Journals and writes together, one change of a person's passkeys at a time; false: there was nothing to write. */
  const write = (
    who: string,
    event: JsonObject,
    work: (client: Client) => Promise<{ rowCount: number | null }>,
  ): Promise<boolean> =>
    transaction(pool, async (client) => {
      const stream = `passkeys/${who}`
      const head = await lockHead(client, stream)
      if ((await work(client)).rowCount !== 1) return false
      await append(client, stream, head, [event], at())
      return true
    })

  async function linkBy(query: string, token: string): Promise<Link | undefined> {
    const { rows } = await pool.query<{ link: string }>(query, [known(token), at()])
    return rows[0] && (JSON.parse(rows[0].link) as Link)
  }

  return {
    of: async (who) => {
      const { rows } = await pool.query<Row>('select * from passkeys where who = $1 order by at', [
        who,
      ])
      return rows.map(read)
    },
    register: ({ id, who, publicKey, counter, transports }) =>
      write(
        who,
        { kind: 'passkey-registered', by: who, credential: id, code: codeOf({ id }), publicKey },
        (client) =>
          client.query(
            'insert into passkeys values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
            [id, who, publicKey, counter, JSON.stringify(transports), at()],
          ),
      ),
    confirm: ({ id, who }, by) =>
      write(
        who,
        { kind: 'passkey-confirmed', by, credential: id, code: codeOf({ id }) },
        (client) =>
          client.query(
            'update passkeys set confirmed_by = $3 where id = $1 and who = $2 and confirmed_by is null',
            [id, who, by],
          ),
      ),
    remove: ({ id, who }, by) =>
      write(who, { kind: 'passkey-removed', by, credential: id, code: codeOf({ id }) }, (client) =>
        client.query('delete from passkeys where id = $1 and who = $2', [id, who]),
      ),
    // Of two uses at once with the same count, one is a copy of the key.
    used: async (id, counter) => {
      const { rowCount } = await pool.query(
        `update passkeys set counter = $2
         where id = $1 and confirmed_by is not null and (counter < $2 or (counter = 0 and $2 = 0))`,
        [id, counter],
      )
      return rowCount === 1
    },
    mint: async (link) => {
      const token = randomBytes(32).toString('base64url')
      await pool.query('delete from links where expires_at < $1', [at()])
      await pool.query('insert into links values ($1, $2, $3)', [
        known(token),
        JSON.stringify(link),
        link.expiresAt,
      ])
      return token
    },
    look: (token) => linkBy('select link from links where token = $1 and expires_at > $2', token),
    take: (token) =>
      linkBy('delete from links where token = $1 and expires_at > $2 returning link', token),
  }
}
