import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The road to a database that can be slow, silent or cut, and can lead elsewhere. One for each replica. */
export async function startTcpProxy(socketPath: string, host = '127.0.0.1') {
  let target = socketPath
  let delay = 0
  let silent = false
  const open = new Set<Socket>()

  /** In order, however late; while it is silent nothing is lost, as in a network that sends again. */
  function carry(from: Socket, to: Socket): void {
    let last = Promise.resolve()
    from.on('data', (data) => {
      const due = Date.now() + delay
      last = last.then(async () => {
        while (silent || Date.now() < due) await new Promise((next) => setTimeout(next, 5))
        if (!to.destroyed) to.write(data)
      })
    })
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }
  // Without delay, as PostgreSQL itself sends: else each answer in two parts would wait 40 ms for its second one.
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect(target)
    for (const one of [near, far]) {
      open.add(one)
      one.once('close', () => open.delete(one))
    }
    carry(near, far)
    carry(far, near)
  })
  await new Promise<void>((done) => server.listen(0, host, done))
  const cut = () => {
    for (const one of open) one.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    /** So many milliseconds more each way. */
    slow: (ms: number) => {
      delay = ms
    },
    /** Nothing comes through and nobody is told, until it is over. */
    silence: (on: boolean) => {
      silent = on
    },
    /** Leads to another server from now on; whoever was connected is cut off. */
    lead: (to: string) => {
      target = to
      cut()
    },
    stop: () => {
      silent = false
      cut()
      server.close()
    },
  }
}
