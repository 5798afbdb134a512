import { useState } from 'react'
import { api } from '../api.ts'
import { Blocks } from '../Blocks.tsx'
import { useFresh } from '../beat.ts'
import { Choice } from '../Choice.tsx'
import { useWords } from '../context.ts'
import { Grid } from '../Grid.tsx'
import type { PostureRead } from '../page-types.ts'
import { Panel, Sheet } from '../Sheet.tsx'
import { Trend } from '../Trend.tsx'
import { Moment } from '../time.tsx'

const percent = (value: number | undefined): string => (value === undefined ? '–' : `${value}%`)

export function PosturePage() {
  const w = useWords()
  const p = w.pages.posture
  const [account, setAccount] = useState('all')
  const loaded = useFresh(`${w.lang} ${account}`, () => api.posture(w.lang, account))
  const accounts = loaded.value?.accounts ?? []
  const named = ({ id, name }: PostureRead['accounts'][number]): string =>
    name === undefined ? id : `${name} (${id})`
  return (
    <Sheet
      title={w.pages.titles.posture}
      about={p.about}
      loaded={loaded}
      choice={
        accounts.length > 1 && (
          <Choice
            name={w.pages.filters.account}
            value={account}
            onChoose={setAccount}
            options={[
              { value: 'all', label: p.all },
              ...accounts.map((one) => ({ value: one.id, label: named(one) })),
            ]}
          />
        )
      }
    >
      {({ card, never }) => (
        <>
          {never !== undefined && <p>{never}</p>}
          {accounts
            .filter(({ id }) => account === 'all' || id === account)
            .slice(0, account === 'all' ? 1 : undefined)
            .map((one) => (
              <Panel key={one.id} title={`${named(one)}: ${percent(one.percent)}`}>
                <Trend
                  name={p.trend}
                  points={one.trend.flatMap(({ at, percent: value }) =>
                    value === undefined ? [] : [{ at, value, says: percent(value) }],
                  )}
                />
              </Panel>
            ))}
          {accounts.length > 1 && account === 'all' && (
            <Panel title={p.all}>
              <Grid
                name={p.all}
                head={[w.pages.filters.account, p.score, p.scanned]}
                rows={accounts.map((one) => ({
                  key: one.id,
                  cells: [
                    <button
                      key="account"
                      type="button"
                      className="link"
                      onClick={() => setAccount(one.id)}
                    >
                      {named(one)}
                    </button>,
                    percent(one.percent),
                    <Moment key="at" iso={one.at} />,
                  ],
                }))}
              />
            </Panel>
          )}
          {card && (
            <article className="panel">
              {/* The trend is drawn above. */}
              <Blocks blocks={card.filter(({ type }) => type !== 'data_visualization')} />
            </article>
          )}
        </>
      )}
    </Sheet>
  )
}
