import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'

/** One of `npm run chaos`, small; the others are for a quiet machine. */
it('loses and doubles nothing that is delivered again, in another order and to other replicas', async () => {
  const env = { ...process.env, RATE: '10', SECONDS: '5' }
  const { code, output } = await new Promise<{ code: number; output: string }>((done) => {
    execFile(process.execPath, ['test/chaos/run.ts', 'delivery'], { env }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), output: out + err }),
    )
  })
  expect(output).toContain('80 events')
  expect(output).toContain('nothing lost, nothing doubled')
  expect(code, output).toBe(0)
})
