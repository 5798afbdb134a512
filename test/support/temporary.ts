import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/**
 * Gives each test file a temporary folder of its own, in which it, its libraries and its programs make theirs, and takes it
 * away after the file's own clean-up: what somebody forgot or could not remove any more, as they were killed, goes with it.
 */
const shared = tmpdir()
// The name is short: the path of a database's socket in it has about a hundred characters.
const own = mkdtempSync(join(shared, 'hikeshi-'))
// As open as the shared one, as databases and bots run in it as other users.
chmodSync(own, 0o1777)
process.env['TMPDIR'] = own

afterAll(async () => {
  process.env['TMPDIR'] = shared
  await rm(own, { recursive: true, force: true, maxRetries: 10 })
})
