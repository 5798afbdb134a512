import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const docs = ['README.md', ...globSync('docs/*.md', { cwd: root })]
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

it.each(docs)('%s links to files that are there', (doc) => {
  const links = [...read(doc).matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)]
  for (const [, path = ''] of links)
    expect(existsSync(join(root, dirname(doc), path)), `${doc}: ${path}`).toBe(true)
})

it('each threat names a test that is there, or says that there is none', () => {
  const rows = read('docs/threats.md')
    .split('\n')
    .filter((line) => /^\| [STRIDE] \|/.test(line))
  expect(rows.length).toBeGreaterThan(35)
  for (const row of rows) {
    const cell = row.split('|').at(-2) ?? ''
    const tests = [...cell.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path)
    expect(tests.length > 0 || cell.includes('*none*'), row).toBe(true)
    for (const path of tests) expect(existsSync(join(root, path)), path).toBe(true)
  }
})

it('the operating manual explains every metric that the bot tells', () => {
  const told = [...read('src/adapters/http/metrics.ts').matchAll(/'(hikeshi_[a-z_]+)'/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'hikeshi_')
  expect(told.length).toBeGreaterThan(4)
  for (const name of told) expect(read('docs/operate.md')).toContain(`\`${name}`)
})
