import { type CheckFacts, type CisVersion, cisVersions } from './posture.ts'

export const sections = [
  'iam',
  'storage',
  'logging',
  'monitoring',
  'networking',
  'general',
] as const
export type Section = (typeof sections)[number]

const early: readonly Section[] = ['iam', 'logging', 'monitoring', 'networking']
const middle: readonly Section[] = ['iam', 'storage', 'logging', 'monitoring', 'networking']
const late: readonly Section[] = ['general', ...middle]
/** The benchmark's chapters, in the order of its numbers. */
const chapters: Record<CisVersion, readonly Section[]> = {
  '1.1': early,
  '1.2': early,
  '1.4': middle,
  '3.0': middle,
  '5.0': middle,
  '6.0': late,
  '7.0': late,
}

/** The numbers of a check in a version, or in the newest that has it. */
export function numbersOf(check: Pick<CheckFacts, 'cis'>, version?: CisVersion): readonly string[] {
  const of = version ?? newestOf(check)
  return of === undefined ? [] : [check.cis[of] ?? []].flat()
}

const newestOf = (check: Pick<CheckFacts, 'cis'>): CisVersion | undefined =>
  cisVersions.findLast((one) => check.cis[one] !== undefined)

/** The same with its version, `v7.0 2.10`: a number means another thing in each. */
export function numbered(check: Pick<CheckFacts, 'cis'>, version?: CisVersion): string {
  const numbers = numbersOf(check, version)
  return numbers.length === 0 ? '' : `v${version ?? newestOf(check)} ${numbers.join(', ')}`
}

/** The chapter that a check is in; those that the benchmark does not have go by what they read. */
export function sectionOf(check: CheckFacts, version?: CisVersion): Section {
  const of = version ?? newestOf(check)
  const [number = ''] = numbersOf(check, of)
  const chapter = of && chapters[of][Number.parseInt(number, 10) - 1]
  if (chapter !== undefined) return chapter
  const services = new Set(check.permissions.map((one) => one.split(':')[0]))
  return services.size > 0 && [...services].every((one) => identity.has(one ?? ''))
    ? 'iam'
    : 'general'
}
const identity = new Set(['iam', 'sso', 'identitystore', 'access-analyzer'])

/** `1.10` comes after `1.9`. */
export const byNumber = (a: string, b: string): number => {
  const [left, right] = [a, b].map((one) => one.split('.').map(Number))
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const apart = (left?.[at] ?? -1) - (right?.[at] ?? -1)
    if (apart !== 0) return apart
  }
  return 0
}
