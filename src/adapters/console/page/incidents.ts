import { useState } from 'react'
import { api } from './api.ts'
import { type Filter, queryOf } from './Filters.tsx'
import { useLoaded } from './load.ts'
import { usePages } from './Pager.tsx'
import type { Lang } from './types.ts'

/** How many incidents a page of the list has. */
const size = 50

/** The incidents that are looked for, a page of them at a time; nothing is read while nobody looks. */
export function useIncidents(lang: Lang, looking: boolean) {
  const [filter, setFilter] = useState<Filter>({})
  const query = queryOf(filter)
  const key = JSON.stringify(query)
  const pages = usePages(key)
  const { before } = pages
  const list = useLoaded(`${looking} ${lang} ${key} ${before}`, async () =>
    looking
      ? api.list(lang, { ...query, limit: `${size}`, ...(before !== undefined && { before }) })
      : undefined,
  )
  const rows = list.value?.rows
  return {
    filter,
    setFilter,
    pages,
    list,
    rows,
    /** Nothing at all has come in, as far as one can see. */
    none: rows?.length === 0 && key === '{}' && before === undefined,
    next: rows?.length === size ? rows.at(-1)?.id : undefined,
  }
}
