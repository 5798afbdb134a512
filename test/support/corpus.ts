import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Envelope } from '../../src/core/finding.ts'
import { isObject } from '../../src/core/json.ts'

/** Real events of others, tested against where they are and never copied in here: HIKESHI_CORPUS. */
const folder = process.env.HIKESHI_CORPUS ?? join(import.meta.dirname, '../../../shared/fixtures')
export const corpusFolder = folder
const wrap = join(folder, 'wrap.py')

/** Why the tests against real events are skipped, for their names; empty where the events are there. */
export const noCorpus = existsSync(wrap) ? '' : `, skipped: no real events at ${folder}`

const camel = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camel)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      camel(one),
    ]),
  )
}

/** The events of one file in EventBridge's envelope; `--camel` gives GetFindings' form its wire names. */
export function events(file: string, ...flags: string[]): Envelope[] {
  const out = execFileSync('python3', [wrap, ...flags], { input: readFileSync(join(folder, file)) })
  const lines = out
    .toString()
    .split('\n')
    .filter((line) => line !== '')
  const wrapped = lines.map((line) => JSON.parse(line) as Envelope)
  // Some files already hold envelopes around the PascalCase form, which wrap.py leaves as they are.
  return flags.includes('--camel')
    ? wrapped.map((event) => ({ ...event, detail: camel(event.detail) }))
    : wrapped
}

/** All of them, each detail once. */
export function realEvents(): Envelope[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const all = files
    .filter((file) => file.endsWith('.jsonl') && !file.endsWith('index.jsonl'))
    .flatMap((file) => events(file))
  return [...new Map(all.map((one) => [JSON.stringify(one.detail), one])).values()]
}
