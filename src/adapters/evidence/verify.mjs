// Proves this package, offline: `node verify.mjs` in its folder. Nothing is installed, loaded or sent.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname ?? new URL('.', import.meta.url).pathname
const read = (name) => readFileSync(join(folder, name))
const sha256 = (...parts) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')
const faults = []

// 1. Exactly the files that SHA256SUMS names, each with its sum, spelled in the one way that it is written.
const names = readdirSync(folder)
  .filter((name) => name !== 'SHA256SUMS')
  .sort()
const sums = names.map((name) => `${sha256(read(name))}  ${name}\n`)
const stated = read('SHA256SUMS').toString('latin1')
for (const [at, line] of sums.entries())
  if (!stated.includes(line)) faults.push(`${names[at]} is not as SHA256SUMS says`)
if (faults.length === 0 && stated !== sums.join(''))
  faults.push('SHA256SUMS was changed, or names a file that is missing')

// 2. Every record follows from the one before. Canonical JSON is RFC 8785.
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1))
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

const ends = new Map()
const lines = read('journal.jsonl').toString('utf8').split('\n')
if (lines.pop() !== '') faults.push('journal.jsonl does not end with a line break')
for (const [at, line] of lines.entries()) {
  const fault = (why) => faults.push(`journal.jsonl, line ${at + 1}: ${why}`)
  let record
  try {
    record = JSON.parse(line)
  } catch {
    fault('it is not JSON')
    continue
  }
  const { hash, previous, ...body } = record
  const before = ends.get(body.stream) ?? { version: 0, hash: '0'.repeat(64) }
  if (canonical(record) !== line) fault('it was rewritten')
  else if (body.version !== before.version + 1) fault('a record before it is missing')
  else if (previous !== before.hash) fault('it does not follow the record before it')
  else if (sha256(previous, '\n', canonical(body)) !== hash)
    fault('its hash is not that of its content')
  ends.set(body.stream, { version: body.version, hash })
}
if (ends.size === 0) faults.push('journal.jsonl holds no record')

for (const fault of faults) process.stdout.write(`BAD ${fault}\n`)
for (const [stream, { version, hash }] of ends)
  process.stdout.write(`${stream}: ${version} records, last hash ${hash}\n`)
process.stdout.write(faults.length === 0 ? 'whole\n' : `${faults.length} broken\n`)
process.exitCode = faults.length === 0 ? 0 : 1
