import type { Event, Recorded } from '../core/events.ts'
import { severities } from '../core/finding.ts'
import { evolve, type Incident, openIncident } from '../core/incident.ts'
import { canonical, type JsonObject } from '../core/json.ts'

/** The schema that is kept to. https://schema.ocsf.io/1.5.0 */
const version = '1.5.0'
const [apiActivity, incidentFinding] = [6003, 2005]
const [create, read, update, remove, other] = [1, 2, 3, 4, 99]

const verbs: readonly (readonly [RegExp, number])[] = [
  [/^(Describe|Get|List|Lookup|Search)/, read],
  [/^(Create|Run|Allocate|Copy|Import|Register)/, create],
  [/^(Delete|Terminate|Release|Deregister|Remove|Revoke)/, remove],
]

/**
 * Journal records as OCSF events, in the order of the export: what an incident goes through is an Incident Finding (2005), a call
 * to AWS an API Activity (6003), and so is whatever else people did with the bot. `raw_data` is the journal's own event, and
 * `unmapped` its place in the chain, so that nothing is lost.
 */
export function toOcsf(): (record: Recorded) => JsonObject {
  let [stream, incident]: [string, Incident | undefined] = ['', undefined]
  return (record) => {
    const { at } = record
    const event = record.event as unknown as Event
    if (record.stream !== stream) [stream, incident] = [record.stream, undefined]
    if (stream.startsWith('incident/'))
      incident =
        event.kind === 'opened'
          ? openIncident(stream.slice('incident/'.length), event, at)
          : incident && evolve(incident, event, at)
    if (event.kind === 'aws-called') return { ...base(record), ...called(event, incident) }
    return { ...base(record), ...(incident ? told(event, incident) : done(record.event)) }
  }
}

const base = ({ stream, version: sequence, at, event, previous, hash }: Recorded) => ({
  time: Date.parse(at),
  severity_id: 1,
  metadata: {
    version,
    product: { name: 'Hikeshi', vendor_name: 'Hikeshi' },
    profiles: ['cloud'],
    uid: `${stream}#${sequence}`,
    event_code: kindOf(event),
    sequence,
    original_time: at,
  },
  cloud: { provider: 'AWS' },
  raw_data: canonical(event),
  unmapped: { stream, previous, hash },
})

const typed = (class_uid: number, activity_id: number) => ({
  category_uid: Math.floor(class_uid / 1000),
  class_uid,
  activity_id,
  type_uid: class_uid * 100 + activity_id,
})
const kindOf = ({ kind }: JsonObject) => (typeof kind === 'string' ? kind : 'unknown')
const user = (uid: unknown) => ({ user: { uid: typeof uid === 'string' ? uid : 'hikeshi' } })

function called({ call, run: id }: Event & { kind: 'aws-called' }, incident: Incident | undefined) {
  const [service = '', operation = ''] = call.action.split(':')
  const run = incident?.runs[id]
  const activity = verbs.find(([verb]) => verb.test(operation))?.[1] ?? update
  return {
    ...typed(apiActivity, activity),
    actor: user(run?.approvals.at(-1)?.by ?? run?.glass?.by ?? run?.by),
    api: {
      operation,
      service: { name: `${service}.amazonaws.com` },
      ...(call.requestId !== undefined && { request: { uid: call.requestId } }),
      ...(call.error !== undefined && { response: { error: call.error } }),
    },
    src_endpoint: { svc_name: 'hikeshi' },
    status_id: call.error === undefined ? 1 : 2,
    ...(incident && cloudOf(incident)),
  }
}

const cloudOf = ({ finding: { account, region } }: Incident) => ({
  cloud: { provider: 'AWS', account: { uid: account }, region },
})

function told(event: Event, incident: Incident) {
  const { finding, closed, merged, acknowledged, commander } = incident
  const ends = event.kind === 'closed' || event.kind === 'merged'
  const who = commander?.who ?? acknowledged?.by
  const words = ['text', 'reason', 'words'].map((name) => (event as unknown as JsonObject)[name])
  const comment = words.find((word) => typeof word === 'string')
  return {
    ...typed(incidentFinding, event.kind === 'opened' ? create : ends ? 3 : 2),
    severity_id: severities.indexOf(finding.severity) + 1,
    status_id: closed || merged ? 5 : acknowledged ? 2 : 1,
    finding_info_list: [{ uid: finding.key, title: finding.headline.en, types: [finding.type] }],
    desc: `${incident.id} ${event.kind}`,
    ...(who === undefined
      ? { assignee_group: { name: 'responders' } }
      : { assignee: { uid: who } }),
    ...(comment !== undefined && { comment }),
    ...cloudOf(incident),
  }
}

/** Sign-ins, refusals, scans, anchors: calls of the bot's own. */
const done = (event: JsonObject) => ({
  ...typed(apiActivity, other),
  activity_name: kindOf(event),
  actor: user(event['by']),
  api: { operation: kindOf(event), service: { name: 'hikeshi' } },
  src_endpoint: { svc_name: 'hikeshi' },
  status_id: event['kind'] === 'refused' ? 2 : 1,
})
