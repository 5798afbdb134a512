/** The digest of a storm. */
export default {
  title: (incidents: number) => `🌊 Alert storm: ${incidents} incidents folded into this card`,
  over: (incidents: number) =>
    `🌊 Alert storm over: ${incidents} incidents were folded into this card`,
  sum: (findings: number, incidents: number, since: string) =>
    `*${findings} findings of ${incidents} incidents* since ${since}. Critical ones are not among them: they get their own cards at once.`,
  actors: 'Loudest actors',
  types: 'Most frequent types',
  accounts: 'Accounts',
  talker: (name: string, findings: number, incidents: number) =>
    `${name} – ${findings} findings, ${incidents} incidents`,
  list: 'List them',
  open: 'Give it a card',
  mute: (actor: string) => `Mute ${actor} for 2 h`,
  muteTitle: 'Mute this actor for 2 hours?',
  muteText: (actor: string) =>
    `What ${actor} does gets no card for 2 hours, unless it is critical. What was folded so far is taken as seen. This is written down under your name.`,
  muteYes: 'Mute',
  muteReason: 'Muted for 2 hours during an alert storm',
  muted: (actor: string, until: string, incidents: number) =>
    `${actor} is muted until ${until}. ${incidents} folded incidents will get no card.`,
  meanwhile: (shown: number) =>
    `Brought up to date every 10 seconds. Cards of their own so far: ${shown}. The others follow when the storm is over.`,
  afterwards: (shown: number) =>
    `Each gets a card of its own now, the gravest first. Cards so far: ${shown}.`,
  nothingFolded:
    'Nothing is folded any more: each incident has a card of its own or is on its way to one.',
  moreFolded: (count: number) => `… and ${count} more; /hikeshi incidents lists the latest of all`,
}
