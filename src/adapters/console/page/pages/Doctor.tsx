import { type ReactNode, useState } from 'react'
import type { Diagnosis, Line } from '../../../../core/doctor.ts'
import { pick } from '../../../../core/text.ts'
import { api } from '../api.ts'
import { useWords } from '../context.ts'
import { Grid } from '../Grid.tsx'
import { Panel } from '../Sheet.tsx'
import { Moment } from '../time.tsx'

const rank = { fail: 0, unchecked: 1, ok: 2 } as const
const tones = { fail: 'bad', unchecked: 'wait', ok: 'good' } as const

/** All that the doctor said last. */
export function Doctor({ known }: { known: Diagnosis | undefined }) {
  const h = useWords().pages.health
  return (
    <Panel title={h.doctor}>
      <Ask known={known}>{({ lines }) => <Lines lines={lines} />}</Ask>
    </Panel>
  )
}

/** What the doctor said last, and the button that asks again: it reads AWS in each account. */
export function Ask({
  known,
  onAsked,
  children,
}: {
  known: Diagnosis | undefined
  onAsked?: () => void
  children: (diagnosis: Diagnosis) => ReactNode
}) {
  const w = useWords()
  const h = w.pages.health
  const [fresh, setFresh] = useState<Diagnosis>()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const diagnosis = fresh ?? known
  const look = (): void => {
    setState('busy')
    api.doctor(w.lang).then(
      (found) => {
        setFresh(found)
        setState('idle')
        onAsked?.()
      },
      () => setState('failed'),
    )
  }
  return (
    <>
      <div className="verdict" role="status">
        {state === 'busy' ? (
          <p>{h.looking}</p>
        ) : state === 'failed' ? (
          <p className="alarm">{w.failedToLoad}</p>
        ) : diagnosis === undefined ? (
          <p className="quiet">{h.unlooked}</p>
        ) : (
          <p>
            {(['fail', 'unchecked', 'ok'] as const).map((one) => (
              <span key={one} className="tally">
                {h.states[one]} {diagnosis.lines.filter((line) => line.state === one).length}
              </span>
            ))}{' '}
            <Moment iso={diagnosis.at} seconds />
          </p>
        )}
        <button type="button" aria-busy={state === 'busy'} onClick={look}>
          {h.look}
        </button>
      </div>
      {diagnosis && children(diagnosis)}
    </>
  )
}

/** Worst first, each with what mends it. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  const w = useWords()
  const h = w.pages.health
  return (
    <Grid
      name={h.doctor}
      head={['', h.check, h.place, h.says, h.mend]}
      rows={lines
        .toSorted((a, b) => rank[a.state] - rank[b.state])
        .map(({ state: found, check, place, says, mend }, at) => ({
          key: `${at}`,
          cells: [
            <span key="state" className="state" data-tone={tones[found]}>
              {h.states[found]}
            </span>,
            <code key="check">{check}</code>,
            place,
            pick(says, w.lang),
            found !== 'ok' && mend !== undefined && <code key="mend">{mend}</code>,
          ],
        }))}
    />
  )
}
