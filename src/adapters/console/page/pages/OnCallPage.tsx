import { severities } from '../../../../core/finding.ts'
import type { Layer } from '../../../../core/oncall.ts'
import { api } from '../api.ts'
import { useFresh } from '../beat.ts'
import { useWords } from '../context.ts'
import { Grid } from '../Grid.tsx'
import type { OnCallRead } from '../page-types.ts'
import { Panel, Sheet } from '../Sheet.tsx'
import { Moment } from '../time.tsx'
import { personName, type Words } from '../words.ts'

export function OnCallPage() {
  const w = useWords()
  const o = w.pages.oncall
  const loaded = useFresh(w.lang, () => api.oncall(w.lang))
  return (
    <Sheet title={w.pages.titles.oncall} about={o.about} loaded={loaded}>
      {({ oncall, duties, overrides, leads }) =>
        oncall === undefined ? (
          <p>{o.none}</p>
        ) : (
          <>
            {duties.map((duty) => (
              <Rotation
                key={duty.rotation}
                duty={duty}
                layers={oncall.rotations.find(({ name }) => name === duty.rotation)?.layers ?? []}
              />
            ))}
            <Panel title={o.overrides}>
              {overrides.length === 0 ? (
                <p className="quiet">{o.noOverrides}</p>
              ) : (
                <Grid
                  name={o.overrides}
                  head={['ID', o.rotation, o.overrides, o.from, o.to, o.by]}
                  rows={overrides.map(({ id, rotation, person, from, to, by }) => ({
                    key: id,
                    cells: [
                      <code key="id">{id}</code>,
                      rotation,
                      personName(person, w),
                      <Moment key="from" iso={from} />,
                      <Moment key="to" iso={to} />,
                      personName(by, w),
                    ],
                  }))}
                />
              )}
            </Panel>
            <Panel title={o.paged}>
              <ul>
                {severities.toReversed().flatMap((severity) => {
                  const rule = oncall.page[severity]
                  if (rule === undefined) return []
                  return [
                    <li key={severity}>
                      <span className="severity" data-severity={severity}>
                        {w.severity[severity]}
                      </span>{' '}
                      {rule.by.join(', ')} · {o.nth(rule.minutes)}
                    </li>,
                  ]
                })}
              </ul>
              {leads.length > 0 && (
                <p>
                  {o.leads}: {leads.map((lead) => personName(lead, w)).join(', ')}
                </p>
              )}
            </Panel>
          </>
        )
      }
    </Sheet>
  )
}

function Rotation({
  duty: { rotation, person, next },
  layers,
}: {
  duty: OnCallRead['duties'][number]
  layers: readonly Layer[]
}) {
  const w = useWords()
  const o = w.pages.oncall
  const name = (id: string | undefined): string => (id ? personName(id, w) : o.nobody)
  return (
    <Panel title={rotation}>
      <dl className="figures">
        <div>
          <dt>{o.now}</dt>
          <dd>{name(person)}</dd>
        </div>
        <div>
          <dt>{o.next}</dt>
          <dd>
            {next ? (
              <>
                {name(next.person)} <Moment iso={next.at} />
              </>
            ) : (
              <span className="quiet">{o.never}</span>
            )}
          </dd>
        </div>
      </dl>
      <p className="quiet">{o.layers}</p>
      <Grid
        name={`${rotation}: ${o.layers}`}
        head={[o.layer, o.people, o.turn, o.during]}
        rows={layers.map((layer, at) => ({
          key: `${at}`,
          cells: [
            `${at + 1}`,
            layer.people.map((one) => personName(one, w)).join(' → '),
            `${o.turns[layer.turn]} ${o.at(layer.at, layer.start)}`,
            during(layer, w),
          ],
        }))}
      />
    </Panel>
  )
}

function during({ during: when }: Layer, { pages: { oncall: o } }: Words): string {
  if (when === undefined) return o.always
  return [
    ...(when.from && when.to ? [`${when.from}–${when.to}`] : []),
    ...(when.weekends ? [o.weekends] : []),
    ...(when.holidays ? [o.holidays] : []),
  ].join(' · ')
}
