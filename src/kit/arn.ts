import { text } from './read.ts'

/** `arn:partition:service:region:account:resource`, in its parts; empty parts are absent. */
export interface Arn {
  readonly service: string
  readonly region?: string
  readonly account?: string
  readonly resource: string
}

export function arnOf(value: unknown): Arn | undefined {
  const parts = /^arn:[^:]*:([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text(value) ?? '')
  const [, service, region, account, resource] = parts ?? []
  if (service === undefined || resource === undefined) return undefined
  return {
    service,
    resource,
    ...(region !== '' && region !== undefined && { region }),
    ...(account !== '' && account !== undefined && { account }),
  }
}

const ofFinding = /:([a-z0-9-]+):([a-z0-9-]+):(\d{12}):(?:.*[/:])?finding\/([\w-]+)$/

/**
 * The incident's key of a finding whose id is an ARN: `service/account/region/id`. A finding that comes by way of an
 * aggregator keeps the ARN that its own service gave it, so that the copy lands in the original's incident.
 */
export function keyOfFinding(arn: unknown, account?: string): string | undefined {
  const [, service, region, owner, id] = ofFinding.exec(text(arn) ?? '') ?? []
  return id === undefined ? undefined : `${service}/${account ?? owner}/${region}/${id}`
}
