import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { clear, startBot } from '../support/bot.ts'

let data = ''
afterEach(() => clear(data))

describe('a start that fails', () => {
  it('names the port that is taken, and leaves no database running', async () => {
    data = await mkdtemp(join(tmpdir(), 'hikeshi-'))
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const address = other.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    await expect(startBot({ data, env: { PORT: String(port) } })).rejects.toThrow(
      `PORT: 127.0.0.1:${port} is taken by another program; set PORT to a free one`,
    )
    expect(existsSync(join(data, 'postgres/PG_VERSION'))).toBe(true)
    expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false)
    other.close()
  })
})
