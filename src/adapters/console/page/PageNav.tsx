import { useWords } from './context.ts'
import { type PageName, pageNames } from './page-names.ts'
import { linkTo } from './route.ts'

export function PageNav({ page }: { page: PageName }) {
  const { pages } = useWords()
  return (
    <nav className="pages" aria-label={pages.nav}>
      <ul>
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
