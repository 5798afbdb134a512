import type { Routed } from '../core/route.ts'
import type { Phrases } from '../locales/en.ts'
import { safe } from './text.ts'

/** How an event would be routed, step by step, as plain text. */
export function routeText(
  { source, findings }: Routed,
  { routes: say, severities }: Phrases,
): string {
  if (source === undefined) return say.notUnderstood
  const each = findings.flatMap(({ finding, was, routing, owners, quiet }) => [
    say.finding(
      severities[finding.severity],
      safe(finding.type, 120),
      safe(finding.account, 40),
      safe(finding.region, 40),
    ),
    ...(was === finding.severity
      ? []
      : [say.overridden(severities[was], severities[finding.severity])]),
    ...routing.steps.map(({ route, missed }) =>
      missed === undefined ? say.fits(route) : say.missed(route, missed),
    ),
    ...(routing.fellThrough ? [say.fellThrough] : []),
    ...routing.channels.map(({ id }) =>
      quiet.includes(id) && finding.severity !== 'critical' ? say.toldLater(id) : say.told(id),
    ),
    ...routing.spared.map(({ id, from }) => say.spared(id, severities[from])),
    ...(routing.channels.length === 0 ? [say.nobody] : []),
    ...(owners.length > 0 ? [say.owners(owners.join(' '))] : []),
  ])
  return [say.read(source, findings.length), ...each].join('\n')
}
