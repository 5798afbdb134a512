import type pg from 'pg'
import type { CameFrom } from '../../core/ports.ts'
import type { Ears } from '../../core/upkeep.ts'
import type { Client } from './pool.ts'

/** Notes who was heard of. In the order of their names, so that two replicas never wait for each other. */
export async function hear(
  client: Client,
  arrivals: readonly (CameFrom & { readonly at: string })[],
): Promise<void> {
  const newest = new Map<string, { account: string; region: string; last: string; real?: string }>()
  for (const { account, region, real, at } of arrivals) {
    const key = `${account}/${region}`
    const known = newest.get(key)
    const last = known === undefined || at > known.last ? at : known.last
    const really = real ? at : known?.real
    newest.set(key, { account, region, last, ...(really !== undefined && { real: really }) })
  }
  if (newest.size === 0) return
  const places = [...newest.keys()].sort().flatMap((key) => newest.get(key) ?? [])
  await client.query(
    `insert into heard (account, region, first_at, last_at, real_at)
       select a, r, l, l, x from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as t (a, r, l, x)
     on conflict (account, region) do update
       set last_at = greatest(heard.last_at, excluded.last_at), real_at = greatest(heard.real_at, excluded.real_at)`,
    [
      places.map(({ account }) => account),
      places.map(({ region }) => region),
      places.map(({ last }) => last),
      places.map(({ real }) => real ?? null),
    ],
  )
}

/** Notes of which accounts findings came, and when. In the order of their ids, so that two replicas never wait for each other. */
export async function hearAccounts(
  client: Client,
  heard: ReadonlyMap<string, string>,
): Promise<void> {
  if (heard.size === 0) return
  const accounts = [...heard.keys()].sort()
  await client.query(
    `insert into accounts select * from unnest($1::text[], $2::text[])
     on conflict (account) do update set last_at = greatest(accounts.last_at, excluded.last_at)`,
    [accounts, accounts.map((account) => heard.get(account))],
  )
}

interface Row {
  readonly account: string
  readonly region: string
  readonly first_at: Date
  readonly last_at: Date | null
  readonly real_at: Date | null
  readonly silent: boolean
}

export const makeEars = (pool: pg.Pool): Ears => ({
  all: async () => {
    const { rows } = await pool.query<Row>('select * from heard order by account, region')
    return rows.map(({ account, region, silent, first_at, last_at, real_at }) => ({
      account,
      region,
      silent,
      firstAt: first_at.toISOString(),
      ...(last_at !== null && { lastAt: last_at.toISOString() }),
      ...(real_at !== null && { realAt: real_at.toISOString() }),
    }))
  },
  expect: async (places, at) => {
    await pool.query(
      `insert into heard (account, region, first_at)
         select a, r, $3 from unnest($1::text[], $2::text[]) as t (a, r) on conflict do nothing`,
      [
        places.map(({ account }) => account),
        places.map(({ region }) => region),
        new Date(at).toISOString(),
      ],
    )
  },
  mark: async (account, region, silent) => {
    await pool.query('update heard set silent = $3 where account = $1 and region = $2', [
      account,
      region,
      silent,
    ])
  },
})
