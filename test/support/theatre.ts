import { boot, type Log, type Store } from '../../src/boot.ts'
import type { Catalog } from '../../src/catalog.ts'
import { readConfig } from '../../src/config.ts'
import type { Envelope, Finding } from '../../src/core/finding.ts'
import { type Incident, incidentOf, type Run } from '../../src/core/incident.ts'
import type { Person } from '../../src/core/people.ts'
import { isRefusal, type Refusal } from '../../src/core/refusal.ts'
import { approve, request } from '../../src/flow/approve.ts'
import { change } from '../../src/flow/change.ts'
import { readFindings } from '../../src/flow/ingest.ts'
import { planRun } from '../../src/flow/plan.ts'
import { run } from '../../src/flow/run.ts'
import { sampleEvent } from '../../src/flow/samples.ts'
import type { World } from '../../src/flow/world.ts'
import { writeSettings } from './settings.ts'

const log: Log = () => {}
/** Somebody who may decide. */
export const approver: Person = {
  id: 'T1/U2',
  locale: 'en',
  roles: ['viewer', 'responder', 'approver', 'lead'],
}

/**
 * The real flow on a real store and, unless the environment says otherwise, the simulated account; time is ours, so that
 * what AWS takes long for is over at once. Settings are those of hikeshi.yaml.
 */
export async function openTheatre(
  store: Store,
  env: NodeJS.ProcessEnv = {},
  settings?: object,
): Promise<World> {
  // Any keys do for moto.
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  let ahead = 0
  const clock = {
    now: () => Date.now() + ahead,
    wait: async (ms: number) => {
      ahead += ms
    },
  }
  const given = settings && { HIKESHI_CONFIG: await writeSettings(settings) }
  const config = readConfig({ HIKESHI_DATA: '.', LOG_LEVEL: 'silent', ...env, ...given })
  return (await boot(config, store, log, clock, () => undefined)).world
}

/** A finding as it arrives. */
export interface Staged {
  readonly finding: Finding
  readonly event: Envelope
}

/** No type of finding is about people of IAM Identity Center alone, so no sample has one. */
const ssoSession = {
  resourceType: 'AccessKey',
  accessKeyDetails: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    userType: 'AssumedRole',
    userName: 'AWSReservedSSO_Admin_0123456789abcdef',
    principalId: 'AROA1234567890EXAMPLE:jane@example.com',
  },
}

/** The samples of everything that is understood, by the playbooks that are offered on them. */
export function stages(catalog: Catalog): Map<string, Staged[]> {
  const found = new Map<string, Staged[]>()
  const details = [...catalog.finding.values()].flatMap((handler) => {
    const typed = [...catalog.types.keys()].flatMap(
      (type) => handler.sampleOf?.(type, 'high') ?? [],
    )
    const sso = typed.slice(0, 1).map((detail) => ({ ...detail, resource: ssoSession }))
    return [handler.sample, ...typed, ...sso].map((detail) => ({ handler, detail }))
  })
  for (const [at, { handler, detail }] of details.entries()) {
    const time = new Date(0).toISOString()
    const event = sampleEvent(handler, { id: `stage-${at}`, time, detail })
    for (const finding of readFindings({ catalog }, handler, event))
      for (const playbook of catalog.playbook.values())
        if (playbook.from(finding) !== undefined)
          found.set(playbook.id, [...(found.get(playbook.id) ?? []), { finding, event }])
  }
  return found
}

/** What has to be done before some playbooks have anything to act on. */
export const before: { readonly [playbook: string]: string } = {
  'enable-key': 'cancel-key-deletion',
  'share-evidence': 'snapshot-volumes',
}

/** What refuses is thrown with its words: here everything should go through. */
export function must<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer))
  return answer
}

/** Opens an incident and has the playbook planned, asked for and approved: all but run. The first finding that it fits is taken. */
export async function approved(
  world: World,
  {
    playbook,
    findings,
    key,
    first,
  }: {
    playbook: string
    findings: readonly Finding[]
    key: string
    /** A playbook that has to be done before, e.g. the one that makes what is shared. */
    first?: string | undefined
  },
): Promise<{ incident: Incident; run: Run }> {
  let why: Refusal | undefined
  for (const [at, finding] of findings.entries()) {
    const opened = must(
      await change(world, { key: `${key}/${at}` }, () => [
        { kind: 'opened', finding: { ...finding, key: `${key}/${at}` }, drill: false },
      ]),
    )
    if (first !== undefined) {
      const before = await ask(
        world,
        must(await planRun(world, { incident: opened.id, playbook: first, by: 'T1/U1' })).run.id,
      )
      await run(world, { incident: opened.id, run: before.run.id })
    }
    const planned = await planRun(world, { incident: opened.id, playbook, by: 'T1/U1' })
    if (isRefusal(planned)) why = planned
    else if (planned.run.plan.steps.some(({ changes }) => changes.length > 0))
      return ask(world, planned.run.id)
  }
  throw new Error(`${playbook} fits none of ${findings.length} findings: ${JSON.stringify(why)}`)
}

export async function ask(world: World, run: string): Promise<{ incident: Incident; run: Run }> {
  must(await request(world, { run, by: 'T1/U1', waive: 'a rehearsal' }))
  const incident = must(await approve(world, { run, by: approver }))
  return { incident, run: await runOf(world, run) }
}

/** The run as the journal has it by now. */
export async function runOf(world: World, id: string): Promise<Run> {
  const state = (await world.journal.incident(incidentOf(id)))?.runs[id]
  if (state === undefined) throw new Error(`no run ${id}`)
  return state
}
