import { useEffect, useRef } from 'react'
import { useWords } from './context.ts'
import { type PageName, pageNames } from './page-names.ts'
import { linkTo } from './route.ts'

export function PageNav({ page }: { page: PageName }) {
  const { pages } = useWords()
  const list = useRef<HTMLUListElement>(null)
  // Where there is no room for all, the one that is open is in sight.
  useEffect(() => {
    list.current
      ?.querySelector(`[href="${linkTo(page)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [page])
  return (
    <nav className="pages" aria-label={pages.nav}>
      <ul ref={list}>
        {pageNames.map((name) => (
          <li key={name}>
            <a href={linkTo(name)} aria-current={name === page ? 'page' : undefined}>
              {pages.titles[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
