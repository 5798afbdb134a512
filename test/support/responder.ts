import type { Incident, Run } from '../../src/core/incident.ts'
import { type Bot, type Clicked, until } from './bot.ts'

/** What people do on the console, for tests that need it done: plan, ask, approve, wait. */
export async function incidents(bot: Bot, limit = 500): Promise<Incident[]> {
  return (await bot.get<{ incidents: Incident[] }>(`/api/incidents?limit=${limit}`)).incidents
}

export async function incident(bot: Bot, id: string): Promise<Incident> {
  return (await bot.get<{ incident: Incident }>(`/api/incidents/${id}?lang=en`)).incident
}

/** A GuardDuty sample finding of an instance (or of an access key), as EventBridge delivers it. */
export function sample(id: string, kind: 'instance' | 'key' = 'instance'): object {
  const resource =
    kind === 'instance'
      ? { resourceType: 'Instance', instanceDetails: { instanceId: 'i-99999999' } }
      : {
          resourceType: 'AccessKey',
          accessKeyDetails: {
            accessKeyId: 'GeneratedFindingAccessKeyId',
            userName: 'GeneratedFindingUserName',
            userType: 'IAMUser',
            principalId: 'GeneratedFindingPrincipalId',
          },
        }
  return {
    version: '0',
    id: `event-${id}`,
    'detail-type': 'GuardDuty Finding',
    source: 'aws.guardduty',
    account: '111122223333',
    time: '2026-01-01T00:00:00Z',
    region: 'eu-west-1',
    resources: [],
    detail: {
      schemaVersion: '2.0',
      accountId: '111122223333',
      region: 'eu-west-1',
      id,
      type:
        kind === 'instance'
          ? 'UnauthorizedAccess:EC2/SSHBruteForce'
          : 'UnauthorizedAccess:IAMUser/TorIPCaller',
      severity: 8,
      title: '[SAMPLE] finding',
      resource,
      service: {
        count: 1,
        additionalInfo: { sample: true },
        eventFirstSeen: '2026-01-01T00:00:00Z',
        eventLastSeen: '2026-01-01T00:00:00Z',
      },
    },
  }
}

export async function open(
  bot: Bot,
  id: string,
  kind: 'instance' | 'key' = 'instance',
): Promise<Incident> {
  const status = await bot.event(sample(id, kind))
  if (status !== 202) throw new Error(`event ${id}: ${status}`)
  return until(async () => (await incidents(bot)).find(({ finding }) => finding.key.endsWith(id)))
}

export const threeInstances = ['i-0aaaaaaaaaaaaaaa1', 'i-0aaaaaaaaaaaaaaa2', 'i-0aaaaaaaaaaaaaaa3']

/** One incident that holds three instances, merged of three; answers its id. */
export async function openThree(bot: Bot): Promise<string> {
  for (const [at, name] of threeInstances.entries()) {
    const event = JSON.stringify(sample(`targets-${at}`)).replaceAll('i-99999999', name)
    await bot.event(JSON.parse(event) as object)
  }
  const [into, ...others] = await until(async () => {
    const all = await incidents(bot)
    return all.length === threeInstances.length ? all : undefined
  })
  const id = into?.id ?? ''
  for (const other of others) await bot.submit('local/responder', 'merge', other.id, { into: id })
  return id
}

/** Opens the plan and asks for approval; answers the run's id. */
export async function ask(bot: Bot, incidentId: string, action: string): Promise<string> {
  const planned = await bot.act('local/responder', action, incidentId)
  const run = planned.modal?.submit?.meta
  if (run === undefined) throw new Error(`no plan: ${JSON.stringify(planned)}`)
  const waive = 'a rehearsal'
  const requested = await bot.submit('local/responder', 'request', run, { waive })
  if (requested.status !== 200) throw new Error(JSON.stringify(requested))
  return run
}

export const approve = (bot: Bot, run: string): Promise<Clicked> =>
  bot.act('local/approver', 'approve', run)

export async function ended(bot: Bot, run: string, ms = 60_000): Promise<Run> {
  return until(async () => {
    const found = (await incident(bot, run.split('.')[0] ?? '')).runs[run]
    return found !== undefined && ['done', 'stopped'].includes(found.state) ? found : undefined
  }, ms)
}

/** Asks, approves and waits for the end. */
export async function runThrough(bot: Bot, incidentId: string, action: string): Promise<Run> {
  const run = await ask(bot, incidentId, action)
  const { replies } = await approve(bot, run)
  if (replies.length > 0) throw new Error(replies.join('\n'))
  return ended(bot, run)
}
