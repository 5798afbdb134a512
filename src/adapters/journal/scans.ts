import type pg from 'pg'
import type { Scans } from '../../core/ports.ts'
import type { AccountScan, ScanSpec } from '../../core/posture.ts'

/** Whole results that are kept for each account: evidence is large, and a month of daily scans tells what changed. */
const kept = 30

export function makeScans(pool: pg.Pool): Scans {
  async function rows<T>(text: string, values: unknown[], member: string): Promise<T[]> {
    const found = await pool.query<Record<string, string>>(text, values)
    return found.rows.map((row) => JSON.parse(row[member] ?? 'null') as T)
  }
  return {
    start: async (spec) => {
      await pool.query(
        'insert into scans (id, at, spec) values ($1, $2, $3) on conflict do nothing',
        [spec.id, spec.at, JSON.stringify(spec)],
      )
    },
    spec: async (id) =>
      (await rows<ScanSpec>('select spec from scans where id = $1', [id], 'spec'))[0],
    put: async (id, result) => {
      await pool.query('insert into scan_accounts values ($1, $2, $3, $4) on conflict do nothing', [
        id,
        result.account,
        result.endedAt,
        JSON.stringify(result),
      ])
      await pool.query(
        `delete from scan_accounts where (scan, account) in (
           select scan, account from scan_accounts where account = $1 order by at desc offset $2)`,
        [result.account, kept],
      )
    },
    done: async (id) => {
      const text = 'select account from scan_accounts where scan = $1'
      const found = await pool.query<{ account: string }>(text, [id])
      return found.rows.map(({ account }) => account)
    },
    end: async (id) => {
      await pool.query('update scans set ended_at = clock_timestamp() where id = $1', [id])
    },
    unfinished: (since) =>
      rows<ScanSpec>(
        'select spec from scans where ended_at is null and at >= $1 order by at desc',
        [since],
        'spec',
      ),
    results: (id) =>
      rows<AccountScan>(
        'select result from scan_accounts where scan = $1 order by account',
        [id],
        'result',
      ),
    history: async (account, limit) => {
      const found = await pool.query<{ spec: string; result: string }>(
        `select spec, result from scan_accounts join scans on scans.id = scan
         where account = $1 and ended_at is not null order by scan_accounts.at desc limit $2`,
        [account, limit],
      )
      return found.rows.map(({ spec, result }) => ({
        spec: JSON.parse(spec) as ScanSpec,
        result: JSON.parse(result) as AccountScan,
      }))
    },
    accounts: async () => {
      const text = 'select distinct account from scan_accounts order by account'
      return (await pool.query<{ account: string }>(text)).rows.map(({ account }) => account)
    },
  }
}

/** Scans that nobody is at any more, each once in `seconds`: whoever had them may be gone. */
export async function lostScans(pool: pg.Pool, seconds: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `update scans set woken_at = clock_timestamp()
     where ended_at is null and at > clock_timestamp() - interval '1 day'
       and woken_at < clock_timestamp() - make_interval(secs => $1) returning id`,
    [seconds],
  )
  return rows.map(({ id }) => id)
}
