/** What hikeshi route test says. */
export default {
  notUnderstood: 'No handler takes this event: it would be kept as not understood.',
  read: (source: string, findings: number) => `Read by ${source}: ${findings} findings`,
  finding: (severity: string, type: string, account: string, region: string) =>
    `${severity}  ${type}  ${account}  ${region}`,
  overridden: (was: string, now: string) =>
    `  severity: ${was} at its source, ${now} by hikeshi.yaml`,
  fits: (route: number) => `  route ${route}: fits`,
  missed: (route: number, part: string) => `  route ${route}: does not fit (${part})`,
  fellThrough: '  no route fits: every channel is asked',
  told: (channel: string) => `  told in ${channel}`,
  toldLater: (channel: string) => `  told in ${channel} after its quiet hours`,
  spared: (channel: string, from: string) => `  not in ${channel}, which takes ${from} and graver`,
  nobody: '  told to nobody',
  owners: (ids: string) => `  mentions ${ids}`,
}
