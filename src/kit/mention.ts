import type { Person } from '../core/people.ts'

/**
 * A person as they are written in a command: `me`, a mention as Slack sends it (`<@U061F7AUR|alice>`; of the asker's own
 * team), or an id (`T024BE7LD/U061F7AUR`). undefined: none of these.
 */
export function personNamed(word: string, asker: Pick<Person, 'id'>): string | undefined {
  if (word === 'me') return asker.id
  const [, user] = /^<@([UW][A-Z0-9]{2,20})(?:\|[^>]*)?>$/.exec(word) ?? []
  if (user !== undefined) return `${asker.id.split('/')[0]}/${user}`
  return /^[\w-]{1,40}\/[\w-]{1,40}$/.test(word) ? word : undefined
}
