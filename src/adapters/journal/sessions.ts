import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { digest } from '../../core/hash.ts'
import { type Sessions, sessionHours } from '../../core/login.ts'

const known = (token: string): string => digest(Buffer.from(token))

export function makeSessions(pool: pg.Pool, now: () => number): Sessions {
  const at = (ms: number) => new Date(ms).toISOString()
  return {
    open: async (who) => {
      const token = randomBytes(32).toString('base64url')
      await pool.query('delete from sessions where ends_at < $1', [at(now())])
      await pool.query('insert into sessions values ($1, $2, $3)', [
        known(token),
        who,
        at(now() + sessionHours * 3_600_000),
      ])
      return token
    },
    who: async (token) => {
      const { rows } = await pool.query<{ who: string }>(
        'select who from sessions where token = $1 and ends_at > $2',
        [known(token), at(now())],
      )
      return rows[0]?.who
    },
    end: async (token) => {
      await pool.query('delete from sessions where token = $1', [known(token)])
    },
  }
}
