import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const python = fileURLToPath(new URL('../../.venv/bin/python', import.meta.url))
const program = `
import json, sys
from moto.events.models import EventPattern
for line in sys.stdin:
    pattern, event = json.loads(line)
    print(int(EventPattern(None, pattern).matches_event(event)))
`

/** EventBridge patterns by a matcher that is not ours: moto's. Answers in the order of the questions. */
export function othersMatch(
  asked: readonly (readonly [pattern: object, event: object])[],
): boolean[] {
  // It looks into no lists of objects, as EventBridge does: each of their elements is asked about alone.
  const all = asked.map(([pattern, event]) => variants(event).map((one) => [pattern, one]))
  const { stdout, stderr, status } = spawnSync(python, ['-c', program], {
    input: all
      .flat()
      .map((one) => JSON.stringify(one))
      .join('\n'),
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  if (status !== 0) throw new Error(stderr)
  const said = stdout.trim().split('\n')
  return all.map((some) => said.splice(0, some.length).includes('1'))
}

/** An event with each list of objects replaced by one of its elements; at most 200 of them. */
function variants(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.some((one) => typeof one === 'object' && one !== null)
      ? value.flatMap(variants).slice(0, 20)
      : [value]
  if (typeof value !== 'object' || value === null) return [value]
  let all: Record<string, unknown>[] = [{}]
  for (const [key, one] of Object.entries(value)) {
    const some = variants(one)
    all = all.flatMap((so) => some.map((each) => ({ ...so, [key]: each }))).slice(0, 200)
  }
  return all
}
