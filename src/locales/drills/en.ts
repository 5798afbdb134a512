/** Drills: notices, debriefs, the season. */
export default {
  listTitle: 'Drills',
  minutes: (minutes: number) => `${minutes} min`,
  howTo:
    'Start one with `/hikeshi drill start &lt;id&gt;`, later with `at 14:30`, or at a moment that nobody knows with `surprise 2h`. `any` picks one.',
  running: (title: string, at: string) =>
    title === '' ? `*A drill is running* since ${at}` : `*Running:* ${title}, since ${at}`,
  scheduled: (title: string, at: string) => `*Scheduled:* ${title}, at ${at}`,
  surprise: (until: string) => `*A surprise is scheduled:* some time before ${until}`,
  begins: (title: string) => `A drill begins: ${title}`,
  over: (title: string) => `Debrief: ${title}`,
  rules:
    'Treat each card marked DRILL as if it were real: acknowledge, keep evidence, contain, have it approved. Everything runs in one simulated account. Tell the others what is going on with `/hikeshi drill tell &lt;words&gt;`; end it with `/hikeshi drill stop`.',
  debrief: (title: string) => `Debrief: ${title}`,
  preempted: (title: string) => `Drill stopped: ${title}`,
  preemptedWhy: (incident: string) =>
    `*Something real and critical came in: ${incident}.* The drill is over and does not count. Leave its cards alone and look after the real one.`,
  notOver: 'This drill is not over yet. Its debrief comes at the end.',
  neverBegan: 'This drill was called off before it began.',
  outcome: {
    won: (points: number) =>
      `🏅 *Won with ${points} of 100 points.* The attack was contained, and well.`,
    held: (points: number) =>
      `🧯 *Held with ${points} of 100 points.* The attack was contained, but late or with mistakes.`,
    lost: (points: number) =>
      `🔥 *Lost with ${points} of 100 points.* At the end the attacker still had a way in.`,
  },
  outcomes: { won: 'won', held: 'held', lost: 'lost' },
  acknowledged: 'Acknowledged after',
  firstRight: 'First right action after',
  contained: 'Contained after',
  escalations: 'Escalations',
  never: 'never',
  wanted: 'What was wanted',
  happened: 'What happened',
  people: 'Who had a hand in it',
  person: (who: string, points: number, deeds: number) =>
    `${who}: ${points} points in ${deeds} ${deeds === 1 ? 'deed' : 'deeds'}`,
  inDrills: (who: string, points: number, drills: number) =>
    `${who}: ${points} points in ${drills} ${drills === 1 ? 'drill' : 'drills'}`,
  lesson: 'To take home',
  ack: 'Somebody acknowledges the attack, so that nobody else waits for it.',
  states: {
    good: 'in time',
    late: 'late or out of order',
    missing: 'not done',
    wrong: 'done, and wrong',
    caught: 'asked for, and rejected in time',
    wave: 'nobody had contained it by then',
  },
  seconds: (seconds: number) => `${seconds} s`,
  duration: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
  notYet: 'did not come any more',
  averted: 'never happened: contained in time',
  distractor: 'harmless',
  season: (year: string) => `Drill season ${year}`,
  noSeason: 'No drill was scored in this year yet.',
  sum: (count: number, won: number, average: number) =>
    `*${average} points on average* in ${count} ${count === 1 ? 'drill' : 'drills'}, ${won} of them won`,
  trend: 'Points, oldest to newest',
  columns: { drill: 'Drill', at: 'Began', points: 'Points', outcome: 'Outcome' },
  started: 'The drill is on. Its first card comes to the channel in a moment.',
  willStart: (at: string) => `The drill is scheduled for ${at}.`,
  willSurprise: (until: string) =>
    `A drill will begin some time before ${until}. Nobody is told when, not even you.`,
  stopped: 'The drill is over. The debrief comes to the channels; here it is:',
  calledOff: 'The drill is called off.',
  hurried: 'What comes next is on its way.',
  told: 'That is written down, and counts as the update to the others.',
}
