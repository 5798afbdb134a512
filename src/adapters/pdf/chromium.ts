import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a Chromium is called where there is one. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A page as PDF, or undefined where this machine has no Chromium. The page is ours and may load nothing. */
export async function printPdf(html: string): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-pdf-'))
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    await writeFile(page, html)
    const args = [
      '--headless=new',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-pdf-header-footer',
      // Its sandbox does not start as root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]
    for (const name of names) {
      const ran = await run(name, args, { timeout: 120_000 }).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      })
      if (ran !== undefined) return await readFile(pdf)
    }
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
