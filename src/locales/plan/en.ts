/** A plan, before it is approved. */
export default {
  real: '🔴 *Real AWS.* Nothing has been changed yet; this is what happens once it is approved.',
  drill: '🧪 *Drill: simulated account.* Real AWS is not touched.',
  sample: '🧪 *Sample finding: simulated account.* Real AWS is not touched.',
  why: 'Why',
  changes: (changes: number, steps: number) =>
    `${changes} ${changes === 1 ? 'change' : 'changes'} in ${steps} ${steps === 1 ? 'step' : 'steps'}, in this order`,
  nothing: 'AWS is already as it should be. There is nothing to do.',
  count: (changes: number) => (changes === 1 ? '1 change' : `${changes} changes`),
  alreadySo: 'already so, will only be checked',
  notes: 'Before you approve',
  undo: 'How it is undone',
  never: (why: string) => `⚠️ *Can never be undone:* ${why}`,
  none: 'none',
  emptyText: 'empty text',
  emptyList: 'empty list',
  emptyObject: 'empty object',
  from: 'from',
  to: 'to',
  long: (characters: string, sha: string) =>
    `cut here; whole value: ${characters} characters, SHA-256 of its JSON ${sha}`,
  tooLong: (changes: number) =>
    `⚠️ *This plan is too long to be shown whole:* ${changes} more ${changes === 1 ? 'change is' : 'changes are'} part of it and of its hash. Read all of it in the journal (audit export) before you approve.`,
  hash: (hash: string) =>
    `Plan ${hash}. Exactly this is approved; if AWS changes before, the approval does not count.`,
  risks: { low: 'low', medium: 'medium', high: 'high' },
}
