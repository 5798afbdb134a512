import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { scanAccount } from '../../src/flow/scan.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../support/moto.ts'
import { worldsInMemory } from '../support/scope.ts'

/**
 * How a posture scan does on a large account (many accounts: posture-accounts.ts):
 * `node test/bench/posture.ts [users groups buckets]`. Everything runs on this machine, so moto's own processor time is told apart.
 */
const [users = 200, groups = 500, buckets = 300] = process.argv.slice(2).map(Number)
process.env['AWS_ACCESS_KEY_ID'] = 'testing'
process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'

let requests = 0
subscribe('http.client.request.start', () => {
  requests += 1
})
const print = (line: string) => void process.stdout.write(`${line}\n`)
const ticksOf = (pid: number): number => {
  const [, , user = '0', system = '0'] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(9)
  return (Number(user) + Number(system)) / 100
}
/** The processor time of all our children: moto is the only one. */
const childSeconds = (): number => {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  return children
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .map(ticksOf)
    .reduce((a, b) => a + b, 0)
}

async function pool(count: number, work: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const one = async () => {
    for (let at = next++; at < count; at = next++) await work(at)
  }
  await Promise.all(Array.from({ length: 8 }, one))
}

/** Seventeen regions that are switched on: what an account has that never opted in. */
async function enabled(ec2: EC2): Promise<string[]> {
  const { Regions = [] } = await ec2.describeRegions({ AllRegions: true })
  const on = Regions.filter(({ OptInStatus }) => OptInStatus === 'opt-in-not-required')
  return on.map(({ RegionName = '' }) => RegionName).slice(0, 17)
}

async function seed(moto: Moto): Promise<void> {
  const ec2 = new EC2(motoClient(moto.url))
  const regions = await enabled(ec2)
  const iam = new IAM(motoClient(moto.url))
  await pool(users, async (at) => {
    await iam.createUser({ UserName: `user-${at}` })
    if (at % 2 === 0) await iam.createAccessKey({ UserName: `user-${at}` })
  })
  await pool(groups, async (at) => {
    const region = regions[at % regions.length] ?? 'us-east-1'
    const here = new EC2(motoClient(moto.url, { region }))
    await here.createSecurityGroup({ GroupName: `group-${at}`, Description: 'bench' })
    here.destroy()
  })
  const s3 = new S3({ ...motoClient(moto.url), forcePathStyle: true })
  await pool(buckets, (at) => s3.createBucket({ Bucket: `bench-bucket-${at}` }))
}

const catalog = await loadCatalog()
const checks = [...catalog.check.values()]
const moto = await startMoto()
const accountsOf = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { role: `arn:aws:iam::${id}:role/hikeshi-reader` }]))
const scan = (account: string, allowed?: readonly string[]) => {
  const aws = makeAws({
    accounts: accountsOf([account]),
    endpoint: moto.url,
    // What moto does not know it answers with 500s, and would be asked again and again.
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
  })
  const ask = { account, checks, id: 'bench', by: 'T1/U1', allowed, progress: () => {} }
  return scanAccount({ aws, clock: { now: Date.now, wait: (ms) => wait(ms) } }, ask)
}

try {
  await seed(moto)
  const regions = await enabled(new EC2(motoClient(moto.url)))
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 100)
  const before = { cpu: process.cpuUsage(), child: childSeconds(), requests, at: Date.now() }
  const result = await scan(motoAccount, regions)
  const wall = (Date.now() - before.at) / 1000
  const cpu = process.cpuUsage(before.cpu)
  const own = (cpu.user + cpu.system) / 1e6
  const theirs = childSeconds() - before.child
  clearInterval(watch)
  const { calls } = result
  const unchecked = result.results.filter(({ outcome }) => outcome === 'unchecked').length
  print(
    `${checks.length} checks, ${regions.length} regions, ${users} users, ${groups} groups, ${buckets} buckets`,
  )
  print(
    `wall ${wall.toFixed(1)} s, of which a call waited for its turn at most ${(calls.waitedMs / 1000).toFixed(1)} s`,
  )
  print(
    `our processor time ${own.toFixed(1)} s, moto's ${theirs.toFixed(1)} s (${Math.round((theirs / wall) * 100)}% of wall)`,
  )
  print(
    `reads asked ${calls.asked}, distinct ${calls.made}, HTTP requests ${requests - before.requests} (${((requests - before.requests) / calls.made).toFixed(3)} x)`,
  )
  print(
    `peak memory ${Math.round(peak / 2 ** 20)} MiB; ${unchecked} of ${result.results.length} results could not be checked`,
  )
  const reasons = Map.groupBy(
    result.results.filter(({ outcome }) => outcome === 'unchecked'),
    ({ check, why }) => `${check}: ${why?.en.slice(0, 120) ?? ''}`,
  )
  for (const [reason, places] of reasons) print(`  ${places.length} x ${reason}`)
  print(`by service ${JSON.stringify(calls.byService)}`)
} finally {
  await moto.stop()
}
