import { useEffect, useState } from 'react'
import { type PageName, pageNames } from './page-names.ts'

export interface Route {
  readonly page: PageName
  /** The incident that is looked at; empty: none. */
  readonly incident: string
}

export const linkTo = (page: PageName): string => (page === 'incidents' ? '#/' : `#/${page}`)

function here(): Route {
  const said = decodeURIComponent(location.hash.replace(/^#\/?/, ''))
  const page = pageNames.find((name) => name === said)
  return page === undefined ? { page: 'incidents', incident: said } : { page, incident: '' }
}

/** The address says what is shown: `#/posture`, or an incident by its id. So a link leads there, and Back works. */
export function useRoute(): [Route, (incident: string) => void] {
  const [route, setRoute] = useState(here)
  useEffect(() => {
    const onHash = (): void => setRoute(here())
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return [
    route,
    (incident) => {
      location.hash = incident === '' ? '' : `/${encodeURIComponent(incident)}`
    },
  ]
}
