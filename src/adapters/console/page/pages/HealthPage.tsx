import type { Status } from '../../../../core/status.ts'
import { api } from '../api.ts'
import { useFresh } from '../beat.ts'
import { useWords } from '../context.ts'
import { Grid } from '../Grid.tsx'
import { linkTo } from '../route.ts'
import { Panel, Sheet } from '../Sheet.tsx'
import { Moment } from '../time.tsx'
import { Doctor } from './Doctor.tsx'

export function HealthPage() {
  const w = useWords()
  const loaded = useFresh('health', () => api.health(w.lang))
  return (
    <Sheet title={w.pages.titles.health} about={w.pages.health.about} loaded={loaded}>
      {({ status, diagnosis }) => (
        <>
          <p>
            <a href={linkTo('start')}>{w.pages.start.link}</a>
          </p>
          <Flow status={status} />
          <Doctor known={diagnosis} />
          <Channels status={status} />
          <Queues status={status} />
          <Accounts status={status} />
        </>
      )}
    </Sheet>
  )
}

/** `received = shown + folded + suppressed`, as it stands in the store. */
function Flow({ status: { findings, hidden, untold, idle, events } }: { status: Status }) {
  const w = useWords()
  const h = w.pages.health
  const figure = (name: string, count: number, sign = '') => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>
        {sign && <span aria-hidden="true">{sign} </span>}
        {count}
      </dd>
    </div>
  )
  return (
    <>
      <Panel title={h.findings}>
        <dl className="figures">
          {figure(h.received, findings.received)}
          {figure(h.shown, findings.shown, '=')}
          {figure(h.folded, findings.folded, '+')}
          {figure(h.suppressed, findings.suppressed, '+')}
        </dl>
        <p className="quiet">{h.split(hidden, untold, idle)}</p>
      </Panel>
      <Panel title={h.events}>
        <dl className="figures">
          {figure(w.received, events.received)}
          {figure(w.read, events.read, '=')}
          {figure(h.notUnderstood, events.notUnderstood, '+')}
          {figure(w.failed, events.failed, '+')}
          {figure(w.waiting, events.waiting, '+')}
        </dl>
      </Panel>
    </>
  )
}

const moment = (ms: number | null | undefined) =>
  ms === undefined || ms === null ? '–' : <Moment iso={new Date(ms).toISOString()} seconds />

function Channels({ status: { channels } }: { status: Status }) {
  const h = useWords().pages.health
  return (
    <Panel title={h.channels}>
      {channels.length === 0 ? (
        <p className="quiet">{h.noChannels}</p>
      ) : (
        <Grid
          name={h.channels}
          head={[h.channel, h.wanted, h.inDigest, h.weather, h.took, h.refused]}
          rows={channels.map((one) => ({
            key: one.channel,
            cells: [
              one.channel,
              one.wanted,
              one.folded,
              one.storm === undefined ? h.calm : h.storm,
              moment(one.okAt),
              <span key="bad" title={one.error}>
                {moment(one.failedAt)}
                {one.error !== undefined && <bdi className="quiet"> {one.error}</bdi>}
              </span>,
            ],
          }))}
        />
      )}
    </Panel>
  )
}

function Queues({ status: { queues, replicas, store } }: { status: Status }) {
  const h = useWords().pages.health
  return (
    <Panel title={h.queues}>
      <p>{h.replicas(replicas, store.version)}</p>
      {queues.length === 0 ? (
        <p className="quiet">{h.idleQueues}</p>
      ) : (
        <Grid
          name={h.queues}
          head={[h.queue, h.due, h.active, h.oldest]}
          rows={queues.map(({ queue, due, active, oldest }) => ({
            key: queue,
            cells: [<code key="queue">{queue}</code>, due, active, moment(oldest)],
          }))}
        />
      )}
    </Panel>
  )
}

function Accounts({ status: { accounts } }: { status: Status }) {
  const w = useWords()
  const h = w.pages.health
  if (accounts.length === 0) return null
  return (
    <Panel title={h.accounts}>
      <Grid
        name={h.accounts}
        head={[w.pages.filters.account, h.last]}
        rows={accounts.map(({ account, lastAt }) => ({
          key: account,
          cells: [account, <Moment key="at" iso={lastAt} seconds />],
        }))}
      />
    </Panel>
  )
}
