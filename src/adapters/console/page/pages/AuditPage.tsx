import { useState } from 'react'
import { api } from '../api.ts'
import { useFresh } from '../beat.ts'
import { useWords } from '../context.ts'
import { Pager, usePages } from '../Pager.tsx'
import type { Verified } from '../page-types.ts'
import { Panel, Sheet } from '../Sheet.tsx'
import { Moment } from '../time.tsx'
import type { Recorded } from '../types.ts'
import { personName } from '../words.ts'

export function AuditPage() {
  const w = useWords()
  const a = w.pages.audit
  const [text, setText] = useState('')
  const pages = usePages(text)
  const { before } = pages
  const loaded = useFresh(`${text} ${before}`, () => api.audit(w.lang, text, before))
  return (
    <Sheet
      title={w.pages.titles.audit}
      about={a.about}
      loaded={loaded}
      choice={<Search onSearch={setText} />}
    >
      {({ records, next, looked, verified }) => (
        <>
          <Verify known={verified} />
          <ol className="records">
            {records.map((record) => (
              <Line key={`${record.stream} ${record.version}`} record={record} />
            ))}
          </ol>
          {records.length === 0 && (
            <p className="quiet">{next === undefined ? a.none : a.looked(looked)}</p>
          )}
          <Pager pages={pages} next={next} />
        </>
      )}
    </Sheet>
  )
}

function Search({ onSearch }: { onSearch: (text: string) => void }) {
  const a = useWords().pages.audit
  const [typed, setTyped] = useState('')
  return (
    <form
      className="choose"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <input
        type="search"
        aria-label={a.search}
        placeholder={a.hint}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">{a.go}</button>
    </form>
  )
}

function Verify({ known }: { known: Verified | undefined }) {
  const w = useWords()
  const a = w.pages.audit
  const [fresh, setFresh] = useState<Verified>()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const verified = fresh ?? known
  const last = verified?.anchors.at(-1)
  const verify = (): void => {
    setState('busy')
    api.verify(w.lang).then(
      (found) => {
        setFresh(found)
        setState('idle')
      },
      () => setState('failed'),
    )
  }
  return (
    <Panel title={a.verify}>
      <div className="verdict" role="status">
        {state === 'busy' ? (
          <p>{a.verifying}</p>
        ) : state === 'failed' ? (
          <p className="alarm">{w.failedToLoad}</p>
        ) : verified === undefined ? (
          <p className="quiet">{a.unverified}</p>
        ) : (
          <p className={verified.bad.length > 0 ? 'alarm' : 'fine'}>
            {verified.bad.length > 0
              ? a.broken(verified.bad.length)
              : a.whole(verified.records, verified.streams)}{' '}
            <Moment iso={verified.at} seconds />
          </p>
        )}
        <button type="button" aria-busy={state === 'busy'} onClick={verify}>
          {a.verify}
        </button>
      </div>
      {last && (
        <p className="quiet">
          {a.anchors(verified?.anchors.length ?? 0, last.root)} <Moment iso={last.at} />
        </p>
      )}
      {state === 'idle' && verified && verified.bad.length > 0 && (
        <ul className="alarm">
          {verified.bad.slice(0, 50).map(({ stream, version, why }) => (
            <li key={stream}>{a.first(stream, version, why)}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Line({ record }: { record: Recorded }) {
  const w = useWords()
  const [open, setOpen] = useState(false)
  const { stream, version, at, event } = record
  const { by } = event
  const kind = typeof event['kind'] === 'string' ? event['kind'] : '–'
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Moment iso={at} seconds /> <strong>{kind}</strong>{' '}
          <bdi>
            {stream} #{version}
          </bdi>{' '}
          {typeof by === 'string' && <bdi className="quiet">{personName(by, w)}</bdi>}
        </summary>
        {open && <Whole record={record} />}
      </details>
    </li>
  )
}

/** All of a record, made only for whoever opens it. */
function Whole({ record: { stream, event, hash, previous } }: { record: Recorded }) {
  const { audit } = useWords().pages
  const incident = /^incident\/(.+)$/.exec(stream)?.[1]
  return (
    <>
      {incident !== undefined && <a href={`#/${encodeURIComponent(incident)}`}>{incident}</a>}
      <pre>{JSON.stringify(event, null, 2)}</pre>
      <p className="quiet">
        {audit.hash} <code>{hash}</code>
        <br />
        {audit.previous} <code>{previous}</code>
      </p>
    </>
  )
}
