import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Text } from './core/text.ts'
import type {
  Action,
  Check,
  Command,
  Drill,
  Enrichment,
  FindingHandler,
  FindingType,
  Playbook,
  Route,
  Schedule,
  View,
} from './kit/index.ts'
import { describeByGrammar, fileOf } from './kit/index.ts'
import type { Phrases } from './locales/en.ts'

export { onlyReads } from './core/actions.ts'
export type { EventRule, Playbook } from './kit/index.ts'
export { eventRules, importPermissions, roadNames } from './kit/index.ts'

const root = join(import.meta.dirname, '..')
const folders = {
  finding: 'handlers/findings',
  command: 'handlers/commands',
  action: 'handlers/actions',
  view: 'handlers/views',
  route: 'handlers/http',
  schedule: 'handlers/schedules',
  enrichment: 'handlers/enrichments',
  playbook: 'playbooks/response',
  check: 'playbooks/posture',
  drill: 'playbooks/drills',
} as const

/** All named things, by id. The folders are the list; nothing is registered anywhere else. */
export interface Catalog {
  readonly finding: ReadonlyMap<string, FindingHandler>
  /** Words for the types of all sources, by type. */
  readonly types: ReadonlyMap<string, FindingType>
  readonly command: ReadonlyMap<string, Command>
  readonly action: ReadonlyMap<string, Action>
  readonly view: ReadonlyMap<string, View>
  readonly route: ReadonlyMap<string, Route>
  readonly schedule: ReadonlyMap<string, Schedule>
  readonly enrichment: ReadonlyMap<string, Enrichment>
  readonly playbook: ReadonlyMap<string, Playbook>
  readonly check: ReadonlyMap<string, Check>
  readonly drill: ReadonlyMap<string, Drill>
  readonly locale: ReadonlyMap<string, Phrases>
  /** Words for a finding type: written for it, or derived from its grammar. */
  readonly describe: (type: string) => { readonly title: Text; readonly what: Text }
}

interface Named {
  readonly kind: string
  readonly id?: string
  readonly type?: string
}

/** Reads the named things from their folders. A file that is not what its folder says stops the start. */
export async function loadCatalog(base = root): Promise<Catalog> {
  const [maps, types, locale] = await Promise.all([
    Promise.all(
      Object.entries(folders).map(async ([kind, folder]) => [
        kind,
        await loadFolder(kind, join(base, folder)),
      ]),
    ),
    loadTypes(join(base, folders.finding)),
    loadLocales(join(base, 'src/locales')),
  ])
  const describe: Catalog['describe'] = (type) => {
    const known = types.get(type)
    if (known === undefined) return describeByGrammar(type)
    return {
      title: { en: known.en.title, ja: known.ja.title },
      what: { en: known.en.what, ja: known.ja.what },
    }
  }
  const named = Object.fromEntries(maps) as Pick<Catalog, keyof typeof folders>
  return { ...named, types, locale, describe }
}

async function loadFolder(kind: string, folder: string): Promise<Map<string, Named>> {
  const items = await Promise.all(
    (await filesIn(folder)).map(async (file) => {
      const item = await load(file, kind)
      const id = basename(file, '.ts')
      if (item.id !== id) throw new Error(`${file} has id "${item.id}"; its name says "${id}"`)
      return [id, item] as const
    }),
  )
  return new Map(items)
}

/** Each source may keep a folder of types beside its handler: handlers/findings/<source>/<type>.ts. */
async function loadTypes(folder: string): Promise<Map<string, FindingType>> {
  const sources = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )
  const files = (await Promise.all(sources.map(({ name }) => filesIn(join(folder, name))))).flat()
  const items = await Promise.all(
    files.map(async (file) => {
      const item = (await load(file, 'finding-type')) as FindingType
      if (fileOf(item.type) !== basename(file, '.ts'))
        throw new Error(`${file} holds "${item.type}"; its name should be ${fileOf(item.type)}.ts`)
      const others = item.aliases?.map(
        (type) => [type, { ...item, type, status: 'unlisted' }] as const,
      )
      return [[item.type, item] as const, ...(others ?? [])]
    }),
  )
  return new Map(items.flat())
}

async function load(file: string, kind: string): Promise<Named> {
  const { default: item } = (await import(file)) as { default?: Named }
  if (item?.kind !== kind) throw new Error(`${file} must export default a ${kind}`)
  return item
}

async function loadLocales(folder: string): Promise<Map<string, Phrases>> {
  const files = await filesIn(folder)
  const modules = await Promise.all(
    files.map((file) => import(file) as Promise<{ default: Phrases }>),
  )
  return new Map(
    files.map((file, i) => [basename(file, '.ts'), (modules[i] as { default: Phrases }).default]),
  )
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name))
}
