import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pageNames } from '../../src/adapters/console/page/page-names.ts'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import { clear, startBot, until } from '../support/bot.ts'
import { openBrowser } from '../support/browser.ts'
import { fillDrills, fillIncidents } from './fill.ts'

/**
 * Each page of the console over a store with so many incidents: when something is first painted, when what was asked for is
 * there, how much moves afterwards, and how many bytes came. Figures are for this machine and this run.
 */
const size = Number(process.env.SIZE ?? 10_000)
const rounds = Number(process.env.ROUNDS ?? 3)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const root = join(import.meta.dirname, '../..')
execFileSync(process.execPath, ['src/adapters/console/build.ts'], { cwd: root })
const bot = await startBot()
const sql = new pg.Client(await connectEmbedded(bot.data))
await sql.connect()
const ask = (path: string, body: object) =>
  fetch(`${bot.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hikeshi-console': '1', origin: bot.url },
    body: JSON.stringify({ as: 'local/responder', lang: 'en', ...body }),
  })
await ask('sample', { source: 'guardduty' })
await until(async () => {
  const { incidents } = await bot.get<{ incidents: object[] }>('/api/incidents?limit=1')
  return incidents.length > 0 || undefined
})
for (let scan = 0; scan < 3; scan += 1) await ask('command', { text: 'posture' })
await fillDrills(sql, 60)
await fillIncidents(sql, size)
await sql.end()

const browser = await openBrowser()
say(`${size} incidents, load ${loadavg()[0]?.toFixed(2)}`)
const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0
for (const name of pageNames) {
  const seen: { paint: number; whole: number; read: number; moved: number; bytes: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    let bytes = 0
    page.on('response', (response) => {
      if (response.url().includes('/api/') && !response.url().endsWith('/live'))
        void response.body().then(
          (body) => (bytes += body.length),
          () => undefined,
        )
    })
    await page.addInitScript(
      `window.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value }).observe({ type: 'layout-shift', buffered: true })`,
    )
    await page.goto(`${bot.url}/#/${name === 'incidents' ? '' : name}`)
    await page
      .locator(name === 'incidents' ? '.list li' : '.sheet[aria-busy=false]')
      .first()
      .waitFor()
    const whole = await page.evaluate<number>('performance.now()')
    await page.locator('.connection[data-state=live]').waitFor()
    const paint = await page.evaluate<number>(
      `performance.getEntriesByName('first-contentful-paint')[0].startTime`,
    )
    // Of all that the page asked for, what took longest on its way.
    const read = await page.evaluate<number>(
      `Math.max(...performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/') && !one.name.endsWith('/live')).map((one) => one.responseEnd - one.requestStart))`,
    )
    seen.push({ paint, whole, read, moved: await page.evaluate<number>('window.moved'), bytes })
    await context.close()
  }
  const of = (what: keyof (typeof seen)[number]) => middle(seen.map((one) => one[what]))
  say(
    `${name.padEnd(10)} first paint ${of('paint').toFixed(0).padStart(5)} ms  there ${of('whole').toFixed(0).padStart(5)} ms  slowest read ${of('read').toFixed(0).padStart(5)} ms  moved ${of('moved').toFixed(3)}  ${(of('bytes') / 1024).toFixed(0)} KB`,
  )
}
await browser.close()
await bot.stop()
await clear(bot.data)
