/** The app's own page in Slack. */
export default {
  approvals: 'Waiting for my approval',
  noApprovals: 'Nothing waits for you.',
  approval: (title: string, incident: string, who: string, until: string) =>
    `*${title}* for ${incident}, asked for by ${who}; until ${until}`,
  mine: 'My open incidents',
  noneMine: 'None. Whoever acknowledges an incident, leads it or has a task in it finds it here.',
  onCall: 'On call now',
  posture: 'Posture',
  drills: 'My last drills',
  noDrills: 'None yet. See /hikeshi drill list.',
  drill: (title: string, points: number, outcome: string, own: number) =>
    `${title}: ${outcome} with ${points} points, ${own} of them with your hand in it`,
  asOf: (at: string) => `As of ${at}. Open this page again to bring it up to date.`,
}
