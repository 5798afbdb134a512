/** The list of incidents, with a word on how each stands, and how any list says what it left out. */
export default {
  title: 'Incidents, newest first',
  none: 'There are no incidents.',
  comma: ', ',
  more: (count: number) => `… and ${count} more`,
  moreChanges: (count: number) => `… and ${count} more ${count === 1 ? 'change' : 'changes'}`,
  moreSteps: (count: number) => `… and ${count} more ${count === 1 ? 'step' : 'steps'}`,
  moreRuns: (count: number) =>
    `… and ${count} more ${count === 1 ? 'run' : 'runs'}; the journal has all of them`,
  moreFacts: (count: number) =>
    `… and ${count} more ${count === 1 ? 'fact' : 'facts'}; the finding in the AWS console has all of them`,
  moreIncidents: (count: number) => `… and ${count} older ${count === 1 ? 'one' : 'ones'}`,
  lastSeen: (at: string) => `last seen ${at}`,
  untouched: 'nobody is on it yet',
  acknowledged: (who: string) => `${who} is on it`,
  waiting: 'waiting for approval',
  running: 'a run is under way',
  stopped: 'a run has stopped and needs somebody',
  contained: 'contained',
  undone: 'undone',
}
