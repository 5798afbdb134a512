import type { Fact, Finding } from './finding.ts'

const longest = 2_000
const most = 60

/** Text as the store and the chat can hold it: no NUL, no lone surrogates, of bounded length. */
export function tidy(text: string, max = longest): string {
  const whole = text.replaceAll('\u0000', '').toWellFormed()
  if (whole.length <= max) return whole
  const end = /[\ud800-\udbff]$/.test(whole.slice(0, max)) ? max - 1 : max
  return `${whole.slice(0, end)}… (${whole.length} characters)`
}

const deep = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return tidy(value)
  if (Array.isArray(value)) return value.slice(0, most).map((item) => deep(item, depth + 1))
  if (typeof value !== 'object' || value === null || depth > 8) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, deep(member, depth + 1)]),
  )
}

/** Senders are strangers: whatever they wrote, what we keep of it is well-formed and bounded. */
export const tidyFinding = (finding: Finding): Finding => ({
  ...(deep(finding) as Finding),
  key: tidy(finding.key, 500),
})

/** What AWS answers holds strangers' words, too: tags, names, user agents. */
export const tidyFacts = (facts: readonly Fact[]): readonly Fact[] => deep(facts) as readonly Fact[]
