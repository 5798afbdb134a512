/** A run on several things at once. */
export default {
  title: 'Which of them?',
  label: (playbook: string) => `Targets (${playbook})`,
  note: (count: number, most: number) =>
    `This playbook can act on ${count} things in this incident.${count > most ? ` Choose up to ${most}.` : ''} Those that you choose become *one plan with one approval*, carried out one after the other in this order. Nothing runs yet: the plan shows what would change on each.`,
  show: 'Show the plan',
  of: (title: string, count: number) => `${title}: ${count} targets`,
  left: (name: string, why: string) => `➖ *${name}* – left out: ${why}`,
  progress: (done: number, of: number) => `${done} of ${of} targets done`,
  finished: (done: number, of: number) => `${done} of ${of} targets`,
  step: (nth: number, of: number, title: string) => `step ${nth} of ${of}: ${title}`,
  steps: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  gone: (why: string) => `gone, nothing more was done to it: ${why}`,
  given: (count: number) => (count === 1 ? '1 step given up' : `${count} steps given up`),
  none: (title: string, at: string) =>
    `➖ *${title}* – nothing was left to do it to (${at}). Nothing was changed.`,
  leftNow: (names: string) => `Left out of the plan now: ${names}`,
}
