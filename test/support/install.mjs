// Makes ready what the tests need beside npm's packages: a Python environment with moto, a browser, and a Slack emulator.
// Plain JavaScript without dependencies, so that any Node can run it. Quick when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')

function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function run(command, args) {
  process.stdout.write(`> ${command} ${args.join(' ')}\n`)
  return (
    spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  )
}

const answers = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

function installMoto() {
  const requirements = join(here, 'requirements.txt')
  const venv = join(root, '.venv')
  const stamp = join(venv, 'hikeshi-requirements')
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!answers('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']))
    stop(
      'The tests need Python 3.10 or newer for moto. On Debian and Ubuntu: apt-get install python3',
    )
  if (!answers('python3', ['-c', 'import venv, ensurepip']))
    stop(
      'The tests need the venv module of Python. On Debian and Ubuntu: apt-get install python3-venv',
    )
  if (!run('python3', ['-m', 'venv', '--clear', venv])) stop('Could not make .venv.')
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  if (!run(join(venv, 'bin', 'python'), [...pip, '--require-hashes', '-r', requirements]))
    stop('Could not install moto: see the message of pip above.')
  // Last, so that an interrupted run starts afresh.
  writeFileSync(stamp, wanted)
}

/** Where Playwright keeps its own Chromium, if that was installed. */
function ofPlaywright() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch (error) {
    return stop(`playwright-core is missing, run npm ci first: ${error.message}`)
  }
}

function installBrowser() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium']
  if (places.some((path) => path && existsSync(path)) || existsSync(ofPlaywright())) return
  const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
  const apt = process.getuid?.() === 0 && answers('apt-get', ['--version'])
  const installed = apt
    ? run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-y', '-q', ...packages])
    : run('npx', ['playwright-core', 'install', 'chromium'])
  if (installed) return
  stop(`The tests need Chromium: install ${packages.join(', ')}, or set CHROMIUM to its path.`)
}

/** The Slack emulator is a program for Linux on x64; elsewhere its tests say that it is missing. */
function installSlack() {
  const folder = join(here, 'slack-emulator')
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  if (existsSync(join(folder, 'node_modules/local-slack-linux-x64/package.json'))) return
  if (!run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund']))
    stop('Could not install the Slack emulator of the tests: see the message of npm above.')
}

installMoto()
installBrowser()
installSlack()
