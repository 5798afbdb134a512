import type { PagerSettings } from '../../core/oncall-schema.ts'
import type { Pager } from '../../core/pager.ts'
import type { Clock } from '../../core/ports.ts'
import { opsgenie } from './opsgenie.ts'
import { pagerDuty } from './pagerduty.ts'
import { sns } from './sns.ts'
import { webhook } from './webhook.ts'

/** The pagers of hikeshi.yaml by their names, each with its secret from the environment. */
export function makePagers(options: {
  readonly pagers: { readonly [name: string]: PagerSettings }
  readonly secrets: { readonly [name: string]: string }
  readonly awsEndpoint?: string | undefined
  readonly clock: Pick<Clock, 'now'>
}): ReadonlyMap<string, Pager> {
  const make = (name: string, pager: PagerSettings): Pager => {
    const secret = options.secrets[name] ?? ''
    switch (pager.kind) {
      case 'pagerduty':
        return pagerDuty(pager, secret)
      case 'opsgenie':
        return opsgenie(pager, secret)
      case 'webhook':
        return webhook(pager, secret, options.clock)
      case 'sns':
        return sns(pager.topic, options.awsEndpoint)
    }
  }
  return new Map(Object.entries(options.pagers).map(([name, one]) => [name, make(name, one)]))
}
