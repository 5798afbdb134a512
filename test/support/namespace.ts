import { execFileSync } from 'node:child_process'

const ip = (...args: string[]): void => void execFileSync('ip', args, { stdio: 'pipe' })

/**
 * A network namespace that hangs on two cables: one to Slack and whoever sends events, one to the store. Undefined where the
 * machine lets nobody make one (it takes root). https://man7.org/linux/man-pages/man4/veth.4.html
 */
export function makeNamespace() {
  const name = `hikeshi-${process.pid}`
  const lay = (cable: number): string => {
    const [near, net] = [`hk${process.pid}-${cable}`, `10.213.${cable}`]
    ip('link', 'add', near, 'type', 'veth', 'peer', 'name', `far${cable}`, 'netns', name)
    ip('addr', 'add', `${net}.1/30`, 'dev', near)
    ip('link', 'set', near, 'up')
    ip('-n', name, 'addr', 'add', `${net}.2/30`, 'dev', `far${cable}`)
    ip('-n', name, 'link', 'set', `far${cable}`, 'up')
    return near
  }
  try {
    ip('netns', 'add', name)
  } catch {
    return undefined
  }
  try {
    ip('-n', name, 'link', 'set', 'lo', 'up')
    lay(1)
    const store = lay(2)
    return {
      /** What starts a program in it. */
      via: ['ip', 'netns', 'exec', name],
      /** Where it is reached, and where it reaches Slack and the store. */
      inside: '10.213.1.2',
      outside: '10.213.1.1',
      store: '10.213.2.1',
      /** Pulls the cable to the store, or plugs it in: packets vanish, and nobody is told. */
      cut: (on: boolean) => ip('link', 'set', store, on ? 'down' : 'up'),
      free: () => ip('netns', 'del', name),
    }
  } catch {
    ip('netns', 'del', name)
    return undefined
  }
}
export type Namespace = NonNullable<ReturnType<typeof makeNamespace>>
