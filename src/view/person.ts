import type { ViewContext } from './context.ts'

/** In a document nobody is mentioned: the id as it is, or what the console knows them by. */
export function person(id: string, { say }: ViewContext): string {
  const role = /^local\/(\w+)$/.exec(id)?.[1] ?? ''
  const known: { readonly [role: string]: string } = say.people
  if (id === 'hikeshi') return 'Hikeshi'
  return Object.hasOwn(known, role) ? (known[role] ?? id) : id
}
