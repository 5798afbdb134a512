import type { PoolConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'

/**
 * A PostgreSQL that is not ours. Where the password is rotated it is asked for at each new connection: those that stand
 * outlive the old one, and the next takes the new one. While nobody can tell it, the last one known is tried.
 */
export function outsideDatabase(url: string, tell?: () => Promise<string>): PoolConfig {
  if (tell === undefined) return { connectionString: url }
  let known: string | undefined
  const password = async () => {
    try {
      known = await tell()
    } catch (error) {
      if (known === undefined) throw error
    }
    return known
  }
  return { ...parseIntoClientConfig(url), password }
}
