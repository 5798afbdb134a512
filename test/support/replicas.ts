import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'

/** The DATABASE_URL that leads further replicas to the PostgreSQL of a bot on this data folder. */
export async function databaseUrl(data: string): Promise<string> {
  const config = await connectEmbedded(data)
  if (config === undefined) throw new Error(`no PostgreSQL runs on ${data}`)
  const { host = '', user = '', database = '', password } = config
  return `postgresql://${user}:${String(password)}@localhost/${database}?host=${encodeURIComponent(host)}`
}
