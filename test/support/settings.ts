import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** A hikeshi.yaml of these settings, or of this text; answers its path, which goes with the test file's temporary folder. */
export async function writeSettings(settings: object | string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'hikeshi-settings-')), 'hikeshi.yaml')
  await writeFile(path, typeof settings === 'string' ? settings : stringify(settings))
  return path
}
