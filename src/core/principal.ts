import type { Incident } from './incident.ts'
import type { Policy } from './policy.ts'
import type { Locale } from './text.ts'

/** Somebody whom hikeshi.yaml knows behind a principal of AWS's. */
export interface Behind {
  /** `team/user`. */
  readonly person: string
  readonly locale?: Locale | undefined
}

/** A question to the person behind a principal, and what they said. It tells responders something; it decides nothing. */
export interface Question {
  readonly who: string
  readonly by: string
  readonly at: string
  readonly locale: Locale
  /** The incident that the question was put for, where that one became part of this one. */
  readonly of?: string
  readonly answer?: { readonly mine: boolean; readonly at: string }
}

/**
 * Who is behind the principal of a finding: by the name of a user, by the name of a session (Identity Center puts the
 * person's there), or by a tag of the user that AWS was asked for (`tag:Owner=alice`). Case does not count.
 */
export function personBehind(policy: Policy, { finding, enriched }: Incident): Behind | undefined {
  const { userName, userType, sessionName } = finding.subject
  // A role is nobody: only its sessions are somebody's.
  const name = userType === 'AssumedRole' ? sessionName : userName
  const tags = enriched?.['iam-user']?.tags ?? []
  const wanted = [...(name === undefined ? [] : [name]), ...tags.map((tag) => `tag:${tag}`)]
  const known = Object.entries(policy.principals ?? {}).map(
    ([key, behind]) => [key.toLowerCase(), behind] as const,
  )
  for (const one of wanted) {
    const found = known.find(([key]) => key === one.toLowerCase())
    if (found) return found[1]
  }
  return undefined
}

/** The conversation with one person, as a channel: `@U061F7AUR`. */
export const privately = ({ who }: Question): string => `@${who.split('/')[1] ?? who}`
