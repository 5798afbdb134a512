import type { Pager } from '../../core/pager.ts'
import { post, type Target } from './post.ts'

const severities = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
} as const

/** Events API v2: https://developer.pagerduty.com/docs/send-alert-event. An event with a known key changes that alert. */
export const pagerDuty =
  (target: Target, routingKey: string): Pager =>
  (page) =>
    post(
      target,
      JSON.stringify({
        routing_key: routingKey,
        event_action: page.what,
        dedup_key: page.key,
        ...(page.what === 'trigger' && {
          client: 'Hikeshi',
          payload: {
            summary: page.headline,
            source: `${page.account}/${page.region}`,
            severity: severities[page.severity],
            timestamp: page.openedAt,
            component: page.resource.slice(0, 255),
            class: page.type.slice(0, 255),
            custom_details: { incident: page.incident, level: page.level, called: page.who },
          },
        }),
      }),
      {},
    )
