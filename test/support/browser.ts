import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

export type { Browser } from 'playwright-core'

const flags = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The machine's Chromium, or the one that Playwright installed for itself; its profile is new each time. */
export function openBrowser(): Promise<Browser> {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', chromium.executablePath()]
  const executablePath = places.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined)
    throw new Error(
      'There is no Chromium: set CHROMIUM to its path, or run npm test, which installs it',
    )
  // Chromium has no sandbox for root.
  const args = process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags
  return chromium.launch({ executablePath, args, timeout: 60_000 })
}

/** A page of a browser that nobody used before, and everything it ought not to have said or asked for. */
export interface Seat {
  readonly page: Page
  readonly faults: readonly string[]
  readonly close: () => Promise<void>
}

export async function openSeat(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    // Screenshots of something on its way show nothing.
    reducedMotion: 'reduce',
    ...options,
  })
  const faults: string[] = []
  context.setDefaultTimeout(45_000)
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => faults.push(`thrown: ${error.error().message}`))
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && origin !== new URL(url).origin)
      faults.push(`asked elsewhere: ${request.url()}`)
  })
  await context.addInitScript(
    'addEventListener("securitypolicyviolation", (e) => console.error("CSP", e.violatedDirective, e.blockedURI))',
  )
  const page = await context.newPage()
  await page.goto(url)
  return { page, faults, close: () => context.close() }
}

/** What axe finds that keeps somebody from using the page. */
export async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
}

/** What sticks out of the window, as a script for the page. */
export const overflowing = `[...document.querySelectorAll('body *')]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.getClientRects().length > 0 && !e.closest('.trend'))
  .map((e) => e.outerHTML.slice(0, 120))`
