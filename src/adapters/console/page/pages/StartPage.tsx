import type { ReactNode } from 'react'
import type { Line } from '../../../../core/doctor.ts'
import { api } from '../api.ts'
import { useFresh } from '../beat.ts'
import { Copy } from '../Copy.tsx'
import { useWords } from '../context.ts'
import type { StartRead } from '../page-types.ts'
import { Sheet } from '../Sheet.tsx'
import { awsCommands, slackFile } from '../start-commands.ts'
import { Ask, Lines } from './Doctor.tsx'

/** The doctor's checks that say whether a step is done, and those that are shown with them. */
const checks = {
  slack: { need: ['scopes'], show: ['slack', 'scopes', 'channel', 'channels'] },
  aws: {
    need: ['role', 'rules', 'connection', 'heard'],
    show: ['role', 'rules', 'connection', 'undelivered', 'heard', 'guardduty'],
  },
} as const
const order = ['sample', 'drill', 'slack', 'aws'] as const
type Road = keyof typeof checks

const ofRoad = (road: Road, lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ check }) => checks[road].show.some((one) => one === check))

/** What Slack did not say of its scopes keeps nobody from working; what was not seen of AWS does. */
function isConnected(road: Road, { diagnosis }: StartRead): boolean {
  const lines = ofRoad(road, diagnosis?.lines ?? [])
  const bad = road === 'slack' ? ['fail'] : ['fail', 'unchecked']
  const matters = lines.filter(({ check }) => check !== 'guardduty' && check !== 'undelivered')
  return (
    checks[road].need.every((need) => lines.some(({ check }) => check === need)) &&
    matters.every(({ state }) => !bad.includes(state))
  )
}

/** For whoever begins: from a first sample to a connected account. What is true is ticked; what is missing says how. */
export function StartPage() {
  const w = useWords()
  const s = w.pages.start
  const loaded = useFresh('start', () => api.start(w.lang))
  return (
    <Sheet title={w.pages.titles.start} about={s.about} loaded={loaded}>
      {(read) => {
        const done = {
          sample: read.contained,
          drill: read.rehearsed,
          slack: read.slack && isConnected('slack', read),
          aws: read.accounts > 0 && isConnected('aws', read),
        }
        const next = order.find((one) => !done[one])
        const step = (one: keyof typeof done) => ({
          nth: order.indexOf(one) + 1,
          words: s[one],
          done: done[one],
          open: one === next,
        })
        const roads = { read, onAsked: loaded.reload }
        return (
          <>
            <p role="status">{s.progress(order.filter((one) => done[one]).length, order.length)}</p>
            {read.lookOnly && <p className="quiet">{s.lookOnly}</p>}
            <ol className="first-steps">
              <Step {...step('sample')} steps={w.emptySteps}>
                {read.sent && !read.contained && <p>{s.sample.sent}</p>}
              </Step>
              <Step {...step('drill')} steps={s.drill.steps} />
              <Step {...step('slack')} steps={s.slack.steps}>
                <Copy name={s.slack.manifest} text={read.manifest} long />
                <Variables {...{ read }} />
                <Copy name={s.slack.file} text={slackFile} />
                {read.slack ? <Road road="slack" {...roads} /> : <p>{s.slack.unchecked}</p>}
              </Step>
              <Step {...step('aws')} steps={s.aws.steps}>
                <Copy name={s.aws.events} text={awsCommands[0]} />
                <Copy name={s.aws.roles} text={awsCommands[1]} />
                <Copy name={s.aws.file} text={awsCommands[2]} />
                {read.accounts > 0 ? <Road road="aws" {...roads} /> : <p>{s.aws.unchecked}</p>}
              </Step>
            </ol>
            <p className="quiet">{s.healthy}</p>
          </>
        )
      }}
    </Sheet>
  )
}

function Step({
  nth,
  words,
  open,
  done,
  steps,
  children,
}: {
  nth: number
  /** The one to go on with. */
  open: boolean
  words: { readonly title: string; readonly about: string }
  done: boolean
  steps: readonly string[]
  children?: ReactNode
}) {
  const s = useWords().pages.start
  return (
    <li className="panel">
      <details open={open}>
        <summary>
          <h3>
            {nth}. {words.title}
          </h3>
          <span className="state" data-tone={done ? 'good' : 'wait'}>
            {done ? `✓ ${s.done}` : s.open}
          </span>
        </summary>
        <p className="quiet">{words.about}</p>
        <ol className="how">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {children}
      </details>
    </li>
  )
}

function Variables({ read: { variables } }: { read: StartRead }) {
  const { slack } = useWords().pages.start
  return (
    <dl className="variables">
      {Object.entries(variables).map(([name, set]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>{' '}
            <span className="state" data-tone={set ? 'good' : 'wait'}>
              {set ? slack.set : slack.unset}
            </span>
          </dt>
          <dd className="quiet">{slack.variables[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

function Road({ road, read, onAsked }: { road: Road; read: StartRead; onAsked: () => void }) {
  return (
    <Ask known={read.diagnosis} onAsked={onAsked}>
      {({ lines }) => <Lines lines={ofRoad(road, lines)} />}
    </Ask>
  )
}
