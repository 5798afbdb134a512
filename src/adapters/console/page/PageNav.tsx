import { useWords } from './context.ts'
import { type PageName, pageNames } from './page-names.ts'
import { linkTo } from './route.ts'

/** The first steps are linked from the health page; among the others they are only while they are open. */
const always = (page: PageName) => (name: PageName) => name !== 'start' || page === 'start'

export function PageNav({ page }: { page: PageName }) {
  const { pages } = useWords()
  return (
    <nav className="pages" aria-label={pages.nav}>
      <ul>
        {pageNames.filter(always(page)).map((name) => (
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
