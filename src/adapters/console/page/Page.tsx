import { useEffect, useRef, useState } from 'react'
import { pick } from '../../../core/text.ts'
import { api } from './api.ts'
import { useAsking } from './asking.ts'
import { CommandBox } from './CommandBox.tsx'
import { ActContext, LangContext, TitlesContext } from './context.ts'
import { IncidentList } from './IncidentList.tsx'
import { IncidentView } from './IncidentView.tsx'
import { useLive } from './live.ts'
import { useLoaded } from './load.ts'
import { ModalView } from './ModalView.tsx'
import { Notices } from './Notices.tsx'
import { NotUnderstood } from './NotUnderstood.tsx'
import { useRemembered, useSelected } from './remember.ts'
import { TopBar } from './TopBar.tsx'
import type { Lang, Sample } from './types.ts'
import { Welcome } from './Welcome.tsx'
import { words } from './words.ts'

const browserLang = (): Lang => (navigator.language.startsWith('ja') ? 'ja' : 'en')

export function Page() {
  const [spoken, setLang] = useRemembered('lang', browserLang())
  const lang: Lang = spoken === 'ja' ? 'ja' : 'en'
  const [chosen, setAs] = useRemembered('as', '')
  const [selected, select] = useSelected()
  const [limit, setLimit] = useState(100)

  const state = useLoaded(lang, () => api.state(lang))
  const list = useLoaded(`${lang} ${limit}`, () => api.incidents(lang, limit))
  const detail = useLoaded(`${lang} ${selected}`, async () =>
    selected === '' ? undefined : api.incident(lang, selected),
  )

  const people = state.value?.people ?? []
  const as = people.some(({ id }) => id === chosen) ? chosen : (state.value?.me ?? '')
  const asking = useAsking({ as, lang })

  // Somebody who sends a sample wants to see it, once it is through.
  const expecting = useRef(false)
  const connection = useLive((incident) => {
    state.reload()
    list.reload()
    if (incident === undefined || incident === selected) detail.reload()
    // An empty id: something arrived that became no incident.
    if (incident && expecting.current) {
      expecting.current = false
      select(incident)
    }
  })
  const send = (sample: Sample): void => {
    expecting.current = true
    void asking.ask(() => api.sample({ as, lang }, sample.source, sample.type))
  }

  useEffect(() => {
    document.documentElement.lang = lang
    const headline = detail.value?.incident.finding.headline
    document.title = headline === undefined ? 'Hikeshi' : `${pick(headline, lang)} · Hikeshi`
  }, [lang, detail.value])

  const w = words[lang]
  const incidents = list.value?.incidents
  return (
    <LangContext value={lang}>
      <ActContext value={asking.act}>
        <TopBar
          {...{ lang, setLang, as, setAs, connection, send }}
          people={people}
          samples={state.value?.samples ?? []}
          lookOnly={state.value?.lookOnly ?? false}
          login={state.value?.login ?? false}
          sending={asking.busy}
        />
        <div className="room" data-selected={selected !== ''}>
          <aside>
            <IncidentList
              incidents={incidents}
              selected={selected}
              onOlder={incidents?.length === limit && limit < 500 ? () => setLimit(500) : undefined}
            />
            {state.value && <NotUnderstood state={state.value} />}
          </aside>
          <main>
            {list.failed !== undefined && <p className="alarm">{w.failedToLoad}</p>}
            {selected === '' ? (
              incidents && <Welcome any={incidents.length > 0} />
            ) : (
              <TitlesContext value={state.value?.playbooks ?? {}}>
                <IncidentView detail={detail.value} failed={detail.failed} />
              </TitlesContext>
            )}
            {/* Nobody can ask before it is known who asks. */}
            {as !== '' && <CommandBox me={{ as, lang }} onError={asking.say} />}
          </main>
        </div>
        <Notices notices={asking.notices} onDismiss={asking.dismiss} />
        {asking.modal && (
          <ModalView
            key={asking.modal.key}
            modal={asking.modal.modal}
            onClose={asking.close}
            onSubmit={asking.submit}
          />
        )}
      </ActContext>
    </LangContext>
  )
}
