/** What a card says of an incident, above its runs. */
export default {
  drill: 'DRILL',
  sample: 'SAMPLE',
  headline: (marks: string, emoji: string, severity: string, title: string) =>
    `${marks}${emoji} ${severity}: ${title}`,
  mark: (word: string) => `${word} · `,
  drillNote:
    '*This is a drill.* Every action runs in a simulated account. Real AWS is not touched.',
  sampleNote:
    '*This is a sample finding:* nothing has really happened. Every action runs in a simulated account. Real AWS is not touched.',
  account: 'Account',
  resource: 'Affected resource',
  actor: 'Actor',
  remotes: 'Remote IP',
  owner: 'Owner',
  yes: 'yes',
  no: 'no',
  count: 'Count',
  counted: (count: number, arrivals: number) =>
    arrivals > 1 ? `${count} (${arrivals} events received)` : `${count}`,
  firstSeen: 'First seen',
  lastSeen: 'Last seen',
  links: 'Investigate',
  enriched: (title: string, at: string) => `*${title}* (read in AWS ${at})`,
  unread: (what: string) => `Could not read ${what}: the responder role has no permission for it.`,
  acknowledgedBy: (who: string, at: string) => `👀 Acknowledged by ${who} at ${at}`,
  notAcknowledged: '👀 Nobody has acknowledged this yet.',
  again: (button: string) => `${button} (again)`,
  footer: (type: string, incident: string) => `${type} · incident ${incident}`,
  score: (score: string) => `score ${score}`,
  yourZone: 'Times are in your own time zone.',
}
