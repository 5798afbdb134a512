const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** How fast incidents are dealt with, and how much there is to deal with. */
export default {
  title: (days: number) => `Measures of the last ${days} days`,
  none: 'No incident was opened in this time.',
  kinds: {
    real: 'Real incidents',
    drill: 'Drills',
    sample: 'Samples',
  },
  groups: {
    all: 'All',
    severity: 'Incidents by severity',
  },
  volume: (alerts: number, incidents: number, folded: number) =>
    `${counted(alerts, 'alert')} made ${counted(incidents, 'incident')}; folded into them: ${folded}`,
  quiet: (untold: number, falseAlarms: number) =>
    `${counted(untold, 'incident')} told to no channel, ${counted(falseAlarms, 'false alarm')}`,
  hidden: (count: number) => `Findings hidden by suppression rules, since the beginning: ${count}`,
  times: 'How long it took, from the opening',
  columns: {
    of: 'Of',
    incidents: 'Incidents',
    acknowledged: 'Acknowledged',
    contained: 'Contained',
    resolved: 'Resolved',
  },
  took: (mean: string, median: string, count: number) => `${mean} (median ${median}, of ${count})`,
  never: 'never',
  legend:
    'Mean times from the opening of an incident: to its first acknowledgement (MTTA), its first containment (MTTC), its resolution (MTTR).',
}
