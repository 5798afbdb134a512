import { useState } from 'react'
import type { Diagnosis } from '../../../../core/doctor.ts'
import { pick } from '../../../../core/text.ts'
import { api } from '../api.ts'
import { useWords } from '../context.ts'
import { Grid } from '../Grid.tsx'
import { Panel } from '../Sheet.tsx'
import { Moment } from '../time.tsx'

const rank = { fail: 0, unchecked: 1, ok: 2 } as const
const tones = { fail: 'bad', unchecked: 'wait', ok: 'good' } as const

/** What the doctor said last, worst first, and the button that asks again: it reads AWS in each account. */
export function Doctor({ known }: { known: Diagnosis | undefined }) {
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
      },
      () => setState('failed'),
    )
  }
  return (
    <Panel title={h.doctor}>
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
      {diagnosis && (
        <Grid
          name={h.doctor}
          head={['', h.check, h.place, h.says, h.mend]}
          rows={diagnosis.lines
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
      )}
    </Panel>
  )
}
