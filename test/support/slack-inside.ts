/**
 * Runs inside a network namespace of its own (see slack.ts), beside the emulator that listens on all interfaces there.
 * Unix sockets reach across namespaces, so they carry what goes in and out.
 */
import { spawn } from 'node:child_process'
import { connect, createServer, type NetConnectOpts } from 'node:net'
import { join } from 'node:path'

const [dir = '', binary = '', port = '', botPort = ''] = process.argv.slice(2)

const relay = (to: NetConnectOpts) =>
  createServer((near) => {
    const far = connect(to)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })

const emulator = spawn(
  binary,
  [
    '--config',
    join(dir, 'slack.json'),
    '--port',
    port,
    '--base-host',
    '127.0.0.1',
    '--files-dir',
    join(dir, 'files'),
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)
emulator.on('exit', (code) => process.exit(code ?? 1))
process.stdin.on('end', () => emulator.kill('SIGTERM')).resume()

relay({ port: Number(port), host: '127.0.0.1' }).listen(join(dir, 'slack.sock'))
relay({ path: join(dir, 'bot.sock') }).listen(Number(botPort), '127.0.0.1')
