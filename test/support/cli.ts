import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'

/** The command line in a process of its own, as an operator uses it; only this environment, and the machine's PATH. */
export function cli(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; output: string; printed: string }> {
  const all = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    TMPDIR: tmpdir(),
    ...env,
  }
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      ['src/cli.ts', ...args],
      { env: all, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        if (typeof code === 'number') done({ code, output: stdout + stderr, printed: stdout })
        else fail(error)
      },
    )
  })
}
