import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Runs before `npm start`: builds the console page, unless the one in dist/console is newer than everything it is made of. */
const root = join(import.meta.dirname, '../../..')
const page = join(import.meta.dirname, 'page')
const built = join(root, 'dist/console/index.html')

const sources = [
  ...globSync(['src/adapters/console/page/**/*.*', 'src/{core,kit}/*.ts'], {
    cwd: root,
  }),
  'package-lock.json',
]
const changed = (file: string) => statSync(join(root, file)).mtimeMs
const fresh = () =>
  existsSync(built) && sources.every((file) => changed(file) <= statSync(built).mtimeMs)

// An image without the sources, or without the development packages, brings its page along.
if (existsSync(join(page, 'index.html')) && !fresh()) {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}
