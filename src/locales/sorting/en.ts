import type { Scope } from '../../core/suppress.ts'

/** Merging, splitting, hiding. */
export default {
  suppressTitle: 'Hide what is like this',
  suppress: 'Hide it',
  suppressNote: (type: string, resource: string) =>
    `From ${type} on ${resource}. What the rule hides is stored and counted, and gets no card. Critical findings are only hidden by a rule that names the resource.`,
  scope: 'What to hide',
  scopes: {
    'type-resource': 'This type, on this resource',
    'type-actor': 'This type, by this actor',
    resource: 'Everything on this resource',
    actor: 'Everything by this actor',
    type: 'This type, in the whole account',
  } satisfies Record<Scope, string>,
  preview: (findings: number, incidents: number) =>
    `Last 30 days: ${findings} ${findings === 1 ? 'finding' : 'findings'}, ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`,
  previewNote: 'Each choice says what it would have hidden in the last 30 days, in this account.',
  reason: 'Why may it be hidden?',
  owner: 'Whom to ask about it',
  lasting: 'For how long',
  days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  suppressed: (rule: string, until: string) =>
    `${rule} hides it until ${until}. /hikeshi suppressions lists all rules and lifts them.`,
  splitTitle: 'Split a finding out',
  splitNote:
    'It gets an incident and a card of its own, and is not joined to others any more. What was run stays with this incident.',
  finding: 'Which finding',
  split: (id: string) => `It is ${id} now. Its card is on its way.`,
  mergeTitle: 'Merge incidents',
  mergeNote: (id: string) =>
    `${id} becomes part of the incident that you choose: its findings, and whatever comes for them, are told there. What was run for ${id} stays on its own card, with its buttons.`,
  into: 'Part of which incident',
  merged: (from: string, into: string) => `${from} is part of ${into} now.`,
  title: 'Rules that hide findings',
  none: 'No rule hides anything.',
  noneInForce: 'No rule is in force.',
  until: (at: string) => `until ${at}`,
  expired: (at: string) => `ended ${at}`,
  lifted: (who: string, at: string) => `lifted by ${who} at ${at}`,
  owned: (by: string, owner: string) => `made by ${by}, ask ${owner}`,
  hidden: (count: number, last: string) =>
    count === 0
      ? 'hid nothing so far'
      : `hid ${count} ${count === 1 ? 'finding' : 'findings'}, the last at ${last}`,
  more: (count: number) => `… and ${count} more in force`,
  liftedNow: (rule: string) => `${rule} is lifted. What comes from now on gets its card.`,
}
