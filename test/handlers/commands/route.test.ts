import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readConfig } from '../../../src/config.ts'
import { denied, threat } from '../../support/storm.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-route-'))
})
afterAll(() => rm(folder, { recursive: true }))

const company = {
  channels: [
    { id: 'C0SECURITY', quiet: { zone: 'UTC', from: '00:00', to: '23:59', weekends: true } },
    { id: 'C0PAY', from: 'high' },
  ],
  routes: [
    { when: { region: 'us-*' }, to: [] },
    { when: { tag: { team: 'pay' } }, to: ['C0PAY'], continue: true },
    { when: { account: '1111*' }, to: ['C0SECURITY', 'C0PAY'] },
  ],
  severities: [{ when: { type: 'Backdoor:*' }, severity: 'high' }],
  owners: { tag: 'team', ids: { pay: 'S0PAY' } },
}

/** The command line as people use it; no database is started for this. */
async function ask(config: object, ...args: string[]): Promise<{ code: number; output: string }> {
  const path = join(folder, 'hikeshi.yaml')
  const env = { PATH: process.env.PATH, HIKESHI_CONFIG: path, HIKESHI_DATA: join(folder, 'data') }
  await writeFile(path, stringify(config))
  return new Promise((done) => {
    execFile(process.execPath, ['src/cli.ts', ...args], { env }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })
}
async function file(event: unknown): Promise<string> {
  const path = join(folder, 'event.json')
  await writeFile(path, typeof event === 'string' ? event : JSON.stringify(event))
  return path
}

describe('hikeshi route test', () => {
  it('explains the severity, each route, each channel and the owner', async () => {
    const event = threat('i1') as { detail: { resource: { instanceDetails: object } } }
    const tags = [{ key: 'team', value: 'pay' }]
    Object.assign(event.detail.resource.instanceDetails, { tags })
    const { code, output } = await ask(company, 'route', 'test', await file(event))
    expect(output.trim().split('\n')).toEqual([
      'Read by guardduty: 1 findings',
      'High  Backdoor:EC2/C&CActivity.B  111122223333  eu-west-1',
      '  severity: Critical at its source, High by hikeshi.yaml',
      '  route 1: does not fit (region)',
      '  route 2: fits',
      '  route 3: fits',
      expect.stringMatching(/^ {2}told in C0SECURITY( after its quiet hours)?$/),
      '  told in C0PAY',
      '  mentions S0PAY',
    ])
    expect(code).toBe(0)
  })

  it('says who is spared, and which part did not fit', async () => {
    const { output } = await ask(company, 'route', 'test', await file(denied(1, 'eve')))
    expect(output).toContain('route 2: does not fit (tag team)')
    expect(output).toContain('not in C0PAY, which takes High and graver')
  })

  it('says that nobody understands an event, and what is no event', async () => {
    const strange = { source: 'aws.new', 'detail-type': 'New', detail: {} }
    expect(await ask(company, 'route', 'test', await file(strange))).toMatchObject({
      code: 1,
      output: expect.stringContaining('No handler takes this event') as string,
    })
    expect(await ask(company, 'route', 'test', '/nowhere')).toMatchObject({ code: 2 })
  })
}, 120_000)

describe('a setting that would silence somebody by mistake', () => {
  it.each([
    ['a channel that is not there', { routes: [{ when: {}, to: ['C0OOPS'] }] }, 'routes.0.to'],
    ['an owner that is not there', { accounts: { '111122223333': { owner: 'x' } } }, 'owner'],
    ['a mention that is no id', { owners: { ids: { x: '<!channel>' } } }, 'user group'],
    [
      'hours that do not end',
      { channels: [{ id: 'C', quiet: { zone: 'UTC', from: '20:00' } }] },
      'both from and to',
    ],
    ['a zone that is none', { channels: [{ id: 'C', quiet: { zone: 'Tokio' } }] }, 'time zone'],
    ['a part that is misspelt', { routes: [{ when: { regions: 'x' }, to: [] }] }, 'regions'],
  ])('is refused: %s', async (_, config, says) => {
    const path = join(folder, 'bad.yaml')
    await writeFile(path, stringify(config))
    expect(() => readConfig({ HIKESHI_CONFIG: path })).toThrow(says)
  })
})

it('a command that needs no database says without one, too, what it refuses', async () => {
  const { code, output } = await ask(company, 'policy', 'test', 'T1/U1')
  expect(code).toBe(2)
  expect(output).toContain('policy test')
  expect(output).not.toMatch(/&(lt|gt|amp);/)
}, 60_000)
