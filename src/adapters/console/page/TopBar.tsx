import { api } from './api.ts'
import { useWords } from './context.ts'
import icon from './icon.svg'
import type { Connection } from './live.ts'
import { Menu } from './Menu.tsx'
import type { ConsoleState, Lang, Sample } from './types.ts'
import { languages, personName } from './words.ts'

export function TopBar({
  lang,
  setLang,
  as,
  setAs,
  people,
  samples,
  lookOnly,
  login,
  connection,
  sending,
  send,
}: {
  lang: Lang
  setLang: (lang: Lang) => void
  as: string
  setAs: (id: string) => void
  people: ConsoleState['people']
  samples: readonly Sample[]
  lookOnly: boolean
  login: boolean
  connection: Connection
  sending: boolean
  send: (sample: Sample) => void
}) {
  const w = useWords()
  const [first] = samples
  return (
    <header className="top">
      <a className="brand" href="#/">
        <img src={icon} alt="" width="26" height="26" />
        <h1>Hikeshi</h1>
      </a>
      <span className="connection" role="status" data-state={connection}>
        {w[connection]}
      </span>
      {lookOnly && <span className="mark">{w.lookOnly}</span>}
      <span className="gap" />
      {first && !lookOnly && (
        <span className="joined">
          <button
            type="button"
            className="primary"
            title={first.title}
            aria-busy={sending}
            onClick={() => send(first)}
          >
            {w.sendSample}
          </button>
          <Menu
            name={w.chooseSample}
            face="▾"
            items={samples.map(({ title, type }, place) => ({
              label: title,
              value: String(place),
              ...(type !== undefined && { about: type }),
            }))}
            onPick={(place) => {
              const sample = samples[Number(place)]
              if (sample) send(sample)
            }}
          />
        </span>
      )}
      <Switch
        name={w.youAre}
        kind="person"
        now={as}
        choices={people.map(({ id }) => ({ value: id, label: personName(id, w) }))}
        onChoose={setAs}
      />
      <Switch
        name={w.language}
        kind="language"
        now={lang}
        choices={languages.map(({ lang: value, name: label }) => ({ value, label, lang: value }))}
        onChoose={(value) => setLang(value === 'ja' ? 'ja' : 'en')}
      />
      {login && (
        <button type="button" onClick={() => void api.signOut()}>
          {w.signOut}
        </button>
      )}
    </header>
  )
}

function Switch({
  name,
  kind,
  now,
  choices,
  onChoose,
}: {
  name: string
  kind: 'person' | 'language'
  now: string
  choices: readonly { value: string; label: string; lang?: string }[]
  onChoose: (value: string) => void
}) {
  if (choices.length < 2) return <span className="quiet">{choices[0]?.label}</span>
  return (
    <fieldset className={`switch ${kind}`} aria-label={name}>
      {choices.map(({ value, label, lang }) => (
        <button
          key={value}
          type="button"
          lang={lang}
          aria-pressed={value === now}
          onClick={() => onChoose(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
