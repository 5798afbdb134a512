import type { Locale } from './text.ts'

export const roles = ['viewer', 'responder', 'approver', 'lead', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is asking. Identity is team and user id, never a name; names are for display and are not journalled. */
export interface Person {
  /** `<team_id>/<user_id>`, e.g. `T024BE7LD/U061F7AUR`; `local/responder` on the console without a login. */
  readonly id: string
  readonly locale: Locale
  readonly roles: readonly Role[]
  /** IANA zone, for times shown as text. */
  readonly zone?: string
}

/** May this person do what is open to `role`? Nobody gets a role from another one: the policy lists each. */
export const has = (person: Person, role: Role): boolean => person.roles.includes(role)
