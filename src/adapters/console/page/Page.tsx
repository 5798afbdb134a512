import { useEffect, useRef, useState } from 'react'
import { pick } from '../../../core/text.ts'
import { api } from './api.ts'
import { useAsking } from './asking.ts'
import { BeatContext } from './beat.ts'
import { CommandBox } from './CommandBox.tsx'
import { ActContext, LangContext, TitlesContext } from './context.ts'
import { Filters } from './Filters.tsx'
import { IncidentList } from './IncidentList.tsx'
import { IncidentView } from './IncidentView.tsx'
import { useIncidents } from './incidents.ts'
import { useLive } from './live.ts'
import { useLoaded } from './load.ts'
import { ModalView } from './ModalView.tsx'
import { Notices } from './Notices.tsx'
import { NotUnderstood } from './NotUnderstood.tsx'
import { PageNav } from './PageNav.tsx'
import { Pager } from './Pager.tsx'
import { sheets } from './pages/index.ts'
import { useRemembered } from './remember.ts'
import { linkTo, useRoute } from './route.ts'
import { TopBar } from './TopBar.tsx'
import type { Lang, Sample } from './types.ts'
import { Welcome } from './Welcome.tsx'
import { words } from './words.ts'

const browserLang = (): Lang => (navigator.language.startsWith('ja') ? 'ja' : 'en')

export function Page() {
  const [spoken, setLang] = useRemembered('lang', browserLang())
  const lang: Lang = spoken === 'ja' ? 'ja' : 'en'
  const [chosen, setAs] = useRemembered('as', '')
  const [{ page, incident: selected }, select] = useRoute()
  const [beat, setBeat] = useState(0)
  const main = useRef<HTMLElement>(null)

  const state = useLoaded(lang, () => api.state(lang))
  const room = useIncidents(lang, page === 'incidents')
  const detail = useLoaded(`${lang} ${selected}`, async () =>
    selected === '' ? undefined : api.incident(lang, selected),
  )

  const people = state.value?.people ?? []
  const as = people.some(({ id }) => id === chosen) ? chosen : (state.value?.me ?? '')
  const asking = useAsking({ as, lang })

  // Somebody who sends a sample wants to see it, once it is through.
  const expecting = useRef(false)
  const connection = useLive((incident) => {
    setBeat((count) => count + 1)
    state.reload()
    room.list.reload()
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

  const begin = state.value?.begin
  useEffect(() => {
    // Whoever asked for the incidents gets them: then the address is not empty.
    if (begin && location.hash === '') location.replace(linkTo('start'))
  }, [begin])

  const w = words[lang]
  useEffect(() => {
    document.documentElement.lang = lang
    const headline = detail.value?.incident.finding.headline
    const title = page === 'incidents' ? headline && pick(headline, lang) : w.pages.titles[page]
    document.title = title === undefined ? 'Hikeshi' : `${title} · Hikeshi`
  }, [lang, page, w, detail.value])

  const Sheet = page === 'incidents' ? undefined : sheets[page]
  return (
    <LangContext value={lang}>
      <ActContext value={asking.act}>
        <button type="button" className="skip" onClick={() => main.current?.focus()}>
          {w.pages.skip}
        </button>
        <TopBar
          {...{ lang, setLang, as, setAs, connection, send }}
          people={people}
          samples={state.value?.samples ?? []}
          lookOnly={state.value?.lookOnly ?? false}
          login={state.value?.login ?? false}
          sending={asking.busy}
        />
        <PageNav page={page} />
        <div
          className={Sheet ? 'room wide' : 'room'}
          data-selected={Sheet !== undefined || selected !== ''}
        >
          {!Sheet && (
            <aside>
              <Filters filter={room.filter} setFilter={room.setFilter} />
              <IncidentList rows={room.none ? undefined : room.rows} {...{ selected }} />
              <Pager pages={room.pages} next={room.next} />
              <NotUnderstood state={state.value} />
            </aside>
          )}
          <main ref={main} tabIndex={-1}>
            {room.list.failed !== undefined && <p className="alarm">{w.failedToLoad}</p>}
            {Sheet ? (
              <BeatContext value={beat}>
                <Sheet />
              </BeatContext>
            ) : selected === '' ? (
              room.rows && <Welcome any={!room.none} />
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
