import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import {
  findPackage,
  readyBinaries,
  removeOldCopies,
  serverOwner,
} from '../../src/adapters/journal/embedded-binaries.ts'
import { cleanUp, isRoot, makeData } from '../support/embedded.ts'

vi.setConfig({ testTimeout: 90_000 })
afterEach(cleanUp)

it('copies binaries that are closed or lack their links, once, and mends a broken copy', async () => {
  const home = join(makeData(), 'package')
  cpSync(findPackage(), home, { recursive: true, verbatimSymlinks: true })
  const links = readdirSync(join(home, 'native', 'lib'), { withFileTypes: true })
  for (const file of links.filter((file) => file.isSymbolicLink()))
    rmSync(join(home, 'native', 'lib', file.name))
  const folder = makeData()
  const owner = serverOwner(join(folder, 'postgres'))
  const said: string[] = []
  const ask = () => readyBinaries(home, folder, owner, (message) => said.push(message))
  const version = ({ postgres }: { postgres: string }) =>
    spawnSync(postgres, ['--version'], { ...owner.as, cwd: '/' }).stdout.toString()

  if (!isRoot) chmodSync(join(home, 'native', 'lib'), 0o500)
  else chmodSync(home, 0o700)
  const copied = await ask()
  expect(copied.postgres).toContain(folder)
  expect(version(copied)).toContain('(PostgreSQL) 18')
  await ask()
  expect(said).toHaveLength(1)
  truncateSync(copied.postgres, 100)
  expect(version(await ask())).toContain('(PostgreSQL) 18')
  expect(said).toHaveLength(2)

  removeOldCopies(folder, '0.0.0')
  expect(readdirSync(folder)).toEqual([])

  if (!isRoot) chmodSync(join(home, 'native', 'lib'), 0o700)
  else chmodSync(home, 0o755)
  const mended = await ask()
  expect(mended.postgres).toContain(home)
  expect(version(mended)).toContain('(PostgreSQL) 18')
})
