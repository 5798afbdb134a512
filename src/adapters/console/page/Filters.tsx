import { useState } from 'react'
import { severities } from '../../../core/finding.ts'
import { api } from './api.ts'
import { Choice } from './Choice.tsx'
import { useWords } from './context.ts'
import { useLoaded } from './load.ts'

/** What is asked of the server, as it reads it; what is empty is left out. */
export type Filter = Readonly<
  Partial<Record<'text' | 'stands' | 'severity' | 'account' | 'kind', string>>
>

export const queryOf = ({ stands = '', ...rest }: Filter): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...rest, ...(stands === 'open' ? { state: stands } : { stands }) }).filter(
      ([, value]) => value !== '',
    ),
  )

export function Filters({
  filter,
  setFilter,
}: {
  filter: Filter
  setFilter: (filter: Filter) => void
}) {
  const w = useWords()
  const f = w.pages.filters
  // On a telephone the list itself comes first.
  const [open] = useState(() => matchMedia('(min-width: 801px)').matches)
  const accounts = useLoaded('accounts', () => api.health(w.lang)).value?.status.accounts ?? []
  const set = (name: keyof Filter) => (value: string) => setFilter({ ...filter, [name]: value })
  const chosen = (['stands', 'severity', 'account', 'kind'] as const).filter((name) => filter[name])
  const named = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  const any = { value: '', label: f.any }
  return (
    <search className="filters" aria-label={f.title}>
      <input
        type="search"
        aria-label={w.filter}
        placeholder={w.filter}
        maxLength={200}
        value={filter.text ?? ''}
        onChange={(event) => set('text')(event.target.value)}
      />
      <details open={open}>
        <summary>{f.more(chosen.length)}</summary>
        <div className="choices">
          <Choice
            name={f.state}
            value={filter.stands ?? ''}
            onChoose={set('stands')}
            options={[any, { value: 'open', label: f.open }, ...named(f.stands)]}
          />
          <Choice
            name={f.severity}
            value={filter.severity ?? ''}
            onChoose={set('severity')}
            options={[
              any,
              ...severities.toReversed().map((value) => ({ value, label: w.severity[value] })),
            ]}
          />
          <Choice
            name={f.kind}
            value={filter.kind ?? ''}
            onChoose={set('kind')}
            options={[any, ...named(f.kinds)]}
          />
          <Choice
            name={f.account}
            value={filter.account ?? ''}
            onChoose={set('account')}
            options={[any, ...accounts.map(({ account }) => ({ value: account, label: account }))]}
          />
        </div>
      </details>
    </search>
  )
}
