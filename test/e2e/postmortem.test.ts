import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { link } from '../../src/core/hash.ts'
import { canonical } from '../../src/core/json.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { ask, ended, incidents, open, runThrough, sample } from '../support/responder.ts'

const run = promisify(execFile)
const responder = 'local/responder'
const approver = 'local/approver'
const hostile = '</td><script>alert(1)</script> | *b* [x](https://evil.example) <!channel> `c`'
let bot: Bot
let id: string
let isolated: string
let folder: string

interface Answer {
  readonly text: string
  readonly files?: readonly { name: string; type: string; base64: string }[]
}
async function command(text: string, as = responder, lang = 'en'): Promise<Answer> {
  const response = await fetch(`${bot.url}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
    body: JSON.stringify({ as, lang, text }),
  })
  return (await response.json()) as Answer
}
async function file(text: string, lang = 'en'): Promise<string> {
  const [first] = (await command(text, responder, lang)).files ?? []
  return Buffer.from(first?.base64 ?? '', 'base64').toString()
}

const clocks = `
clocks:
  gdpr: {}
  appi-prompt: { accounts: ['1111*'] }
  appi-final-unlawful:
  appi-final: { accounts: ['999988887777'] }
  insurer: { hours: 24, title: { en: Tell the insurer, ja: 保険会社への連絡 } }
`

/** One incident as it goes: seen, led, evidence waived, contained, undone, failed to be approved, closed. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-evidence-'))
  const config = join(folder, 'hikeshi.yaml')
  await writeFile(config, clocks)
  bot = await startBot({ env: { LOG_LEVEL: 'warn', HIKESHI_CONFIG: config } })
  id = (await open(bot, 'postmortem')).id
  await bot.act(approver, 'take-command', id)
  await command(`note ${id} the owner is on leave`)
  await bot.submit(responder, 'note', id, { reason: hostile })
  await command(`task ${id} add local/approver rotate the key`)
  isolated = (await runThrough(bot, id, 'plan/isolate-instance')).id
  const { modal } = await bot.act(responder, 'plan/stop-instance', id)
  const stop = modal?.submit?.meta ?? ''
  await bot.submit(responder, 'request', stop, { waive: 'it encrypts the disks' })
  await bot.submit(approver, 'reject', stop, { reason: 'take the snapshots' })
  const undo = await ask(bot, isolated, 'undo')
  await bot.act(approver, 'approve', undo)
  if ((await ended(bot, undo)).state !== 'done') throw new Error('the undo stopped')
  await bot.submit(responder, 'resolve', id, { reason: 'the port is closed' })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
  await rm(folder, { recursive: true, force: true })
})

describe('the post-mortem of an incident', () => {
  it('tells who did what and when, what AWS was asked, and what stands', async () => {
    const text = await file(`report ${id}`)
    for (const said of [
      /Amazon GuardDuty reported this in account 111122223333/,
      /Approver acknowledged it after \d+ (s|min)/,
      /It was contained after .*with “.*solat/,
      /Responder declared it resolved after .*the port is closed/,
      /\| Time to contain \| \d+ /,
      /\| Approver \| Incident command: Approver \|/,
      /\| Responder \| Note: “the owner is on leave” \|/,
      /Without evidence first \(.*it encrypts the disks/,
      /\| Approver \| Rejected .*take the snapshots/,
      /\| Responder \| Requested /,
      /\| Approver \| Approved /,
      /done and verified/,
      /AWS call ec2:ModifyInstanceAttribute, request id [\w-]{8,}/,
      /### .*: undone later \(inc/,
      /### Undo: .*: done/,
      /No containment stands/,
      /Open task 1: rotate the key \(Approver\)/,
      /run without evidence being taken first/,
      /- \[ \] Cause: how did this become possible/,
      /\*\*SAMPLE: this was a sample finding/,
    ])
      expect(text).toMatch(said)
    expect(text).not.toMatch(/undefined|\[object|NaN/)
  })

  it('is in Japanese for whoever reads Japanese, and in the language that is asked for', async () => {
    const text = await file(`report ${id}`, 'ja')
    expect(text).toMatch(/^# 事後報告 inc/)
    expect(text).toMatch(/## 誰が、いつ、何をしたか/)
    expect(text).toMatch(/承認者 \| .*を却下:「take the snapshots」/)
    expect(await file(`report ${id} html en`, 'ja')).toContain('<html lang="en">')
    expect(await file(`report ${id} ja html`)).toContain('<h2>概要</h2>')
  })

  it('lets nothing that somebody wrote become markup, in Markdown or in HTML', async () => {
    const markdown = await file(`report ${id} md`)
    expect(markdown).not.toMatch(/<script|<!channel|https:\/\/evil|[^\\]\*b\*|[^\\]`c/)
    expect(markdown).toContain('alert')
    const row = markdown.split('\n').find((line) => line.includes('alert')) ?? ''
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(4)
    const page = await file(`report ${id} html`)
    expect(page).not.toMatch(/<script|<!channel/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('comes as data for programs, and as a PDF where there is a Chromium', async () => {
    const data = JSON.parse(await file(`report ${id} json`)) as {
      milestones: { contained: { run: string }; closed: { as: string } }
      timeline: { who?: string; what: string }[]
      records: { hash: string }[]
    }
    expect(data.milestones.contained.run).toBe(isolated)
    expect(data.milestones.closed.as).toBe('resolved')
    expect(data.timeline.length).toBeGreaterThan(20)
    expect(data.records.at(-1)?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await file(`report ${id} pdf ja`)).slice(0, 5)).toBe('%PDF-')
  })

  it('of what really happened reminds of deadlines that a person has to check, counted from its opening', async () => {
    const event = JSON.stringify(sample('really'))
      .replace('"sample":true', '"sample":false')
      .replace('[SAMPLE] finding', 'finding')
      .replaceAll('i-99999999', 'i-0abc0123456789def')
    expect(await bot.event(JSON.parse(event) as object)).toBe(202)
    const real = await until(async () =>
      (await incidents(bot)).find(({ finding }) => finding.key.endsWith('really')),
    )
    const text = await file(`report ${real.id}`)
    expect(text).toMatch(/## Reporting deadlines: to be checked by a person\n\n> A reminder/)
    const day = (days: number) =>
      new Date(Date.parse(real.openedAt) + days * 86_400_000).toISOString().slice(0, 10)
    for (const [days, rule] of [
      [3, 'EU, GDPR article 33.*2016/679'],
      [5, 'Japan, APPI: preliminary report.*guidelines'],
      [60, 'Japan, APPI: final report, wrongful.*by nobody yet'],
      [1, 'Tell the insurer .*hikeshi.yaml'],
    ] as const)
      expect(text).toMatch(new RegExp(`\\| ${day(days)} [^|]+ \\| ${rule}`))
    // Only what hikeshi.yaml names for the account.
    expect(text).not.toMatch(/30 days|somebody else/)
    await command(`clock ${real.id} start 2026-01-02T00:00 "a list of customers"`)
    await command(`clock ${real.id} done gdpr reported, number 42`)
    const since = await file(`report ${real.id}`)
    expect(since).toMatch(/said that personal data may be affected; .* counted from 2026-01-02/)
    expect(since).toMatch(/2026-01-05 .*GDPR.*Responder: “reported, number 42”/)
    expect(text).toMatch(/Nobody has acknowledged/)
    expect(await file(`report ${real.id}`, 'ja')).toMatch(/人による確認が必要/)
    expect(await file(`report ${id}`)).not.toContain('GDPR')
  })

  it('is refused in words for what is not there', async () => {
    expect((await command('report inc-999')).text).toMatch(/not found/)
    expect((await command(`report ${id} docx`)).text).toMatch(/md \| html \| pdf \| json/)
  })
})

describe('the evidence package', () => {
  let whole: string
  beforeAll(async () => {
    const path = join(folder, 'case.zip')
    const env = { ...process.env, HIKESHI_DATA: bot.data }
    const { stdout } = await run(process.execPath, ['src/cli.ts', 'evidence', id, path], { env })
    const sum = /SHA-256 of the package: (\w{64})/.exec(stdout)?.[1]
    const packed = await run('sha256sum', [path])
    if (packed.stdout.slice(0, 64) !== sum) throw new Error(`another sum was told: ${sum}`)
    whole = join(folder, 'whole')
    await run('unzip', ['-q', path, '-d', whole])
  })

  /** The documented command as README.md has it, with nothing around it but Node.js and coreutils. */
  async function verify(at: string): Promise<{ code: number; output: string }> {
    const readme = await readFile(join(whole, 'README.md'), 'utf8')
    const documented = /```sh\n(.+)\n```/.exec(readme)?.[1] ?? ''
    const node = join(process.execPath, '..')
    const env = { PATH: `${node}:/usr/bin:/bin` }
    return run('sh', ['-c', documented], { cwd: at, env }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        output: error.stdout + error.stderr,
      }),
    )
  }
  let copies = 0
  async function changed(change: (at: string) => Promise<void>) {
    copies += 1
    const at = join(folder, `copy-${copies}`)
    await cp(whole, at, { recursive: true })
    await change(at)
    const result = await verify(at)
    await rm(at, { recursive: true })
    return result
  }
  const sums = async (at: string) => {
    const names = (await readdir(at)).filter((name) => name !== 'SHA256SUMS').toSorted()
    const { stdout } = await run('sha256sum', names, { cwd: at })
    await writeFile(join(at, 'SHA256SUMS'), stdout)
  }

  it('verifies with the documented command alone, and holds the report in both languages', async () => {
    const { code, output } = await verify(whole)
    expect(output).toMatch(/whole\n$/)
    expect(code).toBe(0)
    expect(await readFile(join(whole, 'report-ja.md'), 'utf8')).toMatch(/^# 事後報告/)
    expect(await readFile(join(whole, 'report-en.html'), 'utf8')).toMatch(/Post-mortem/)
    const last = (await readFile(join(whole, 'journal.jsonl'), 'utf8')).trimEnd().split('\n').at(-1)
    const { hash: head } = JSON.parse(last ?? '') as { hash: string }
    expect(output).toContain(head)
    expect(await readFile(join(whole, 'README.md'), 'utf8')).toContain(head)
  })

  it('is found out by one changed byte anywhere in any file', async () => {
    const missed: string[] = []
    for (const name of await readdir(whole)) {
      const { length } = await readFile(join(whole, name))
      const some = name === 'SHA256SUMS' ? 24 : 4
      for (let n = 0; n < some; n += 1) {
        const where = Math.floor(((length - 1) * n) / (some - 1))
        // Bit 5: a letter of the other case, which a lenient reader lets pass.
        const { code } = await changed(async (at) => {
          const body = await readFile(join(at, name))
          body[where] = (body[where] ?? 0) ^ 0x20
          await writeFile(join(at, name), body)
        })
        if (code === 0) missed.push(`${name} at ${where}`)
      }
    }
    expect(missed).toEqual([])
  })

  it('is found out by a file too many or too few, and by a forger who makes the sums anew', async () => {
    const more = await changed((at) => writeFile(join(at, 'more.txt'), 'x'))
    const less = await changed((at) => rm(join(at, 'report-ja.md')))
    const journal = (at: string) => join(at, 'journal.jsonl')
    const rewrite = (edit: (lines: string[]) => string[]) => async (at: string) => {
      const lines = (await readFile(journal(at), 'utf8')).trimEnd().split('\n')
      await writeFile(journal(at), `${edit(lines).join('\n')}\n`)
      await sums(at)
    }
    const words = await changed(
      rewrite((all) => all.map((line) => line.replace('on leave', 'on duty!'))),
    )
    const gone = await changed(rewrite((all) => all.toSpliced(3, 1)))
    const swapped = await changed(rewrite((all) => all.toSpliced(3, 2, all[4] ?? '', all[3] ?? '')))
    // Even with a right hash of its own, a record that was rewritten is not what the next one follows.
    const rehashed = await changed(
      rewrite((all) =>
        all.map((line) => {
          if (!line.includes('on leave')) return line
          const {
            hash: _,
            previous,
            ...body
          } = JSON.parse(line.replace('on leave', 'on duty!')) as { hash: string; previous: string }
          return canonical({ ...body, previous, hash: link(previous, body) })
        }),
      ),
    )
    for (const { code } of [more, less, words, gone, swapped, rehashed]) expect(code).not.toBe(0)
    expect(words.output).toMatch(/its hash is not that of its content/)
    expect(rehashed.output).toMatch(/does not follow the record before/)
  })

  it('leaves word of who packed it and with which sum', async () => {
    const { files = [], text } = await command(`evidence ${id}`, approver)
    const zip = Buffer.from(files[0]?.base64 ?? '', 'base64')
    expect(files[0]).toMatchObject({ name: `evidence-${id}.zip`, type: 'application/zip' })
    expect(zip.subarray(0, 2).toString()).toBe('PK')
    const env = { ...process.env, HIKESHI_DATA: bot.data }
    const { stdout } = await run(process.execPath, ['src/cli.ts', 'audit', 'export'], {
      env,
      maxBuffer: 1e8,
    })
    const notes = stdout.split('\n').filter((line) => line.includes(`"evidence/${id}"`))
    expect(notes.at(-1)).toContain(approver)
    expect(notes.at(-1)).toContain(/SHA-256 of the package: (\w+)/.exec(text)?.[1])
    expect((await command(`evidence ${id} ../x.zip`)).text).toMatch(/file\.zip/)
    expect((await command(`evidence ${id}`, 'local/nobody')).files).toBeUndefined()
  })
})

describe('measures', () => {
  it('are told by command in both languages, and to programs', async () => {
    const text = (await command('measures')).text
    expect(text).toMatch(/Measures of the last 30 days/)
    expect(text).toMatch(/Samples/)
    expect(text).toMatch(/1 alert made 1 incident; folded into them: 0/)
    expect(text).toMatch(/High.*Acknowledged: \d.*Contained: \d.*Resolved: \d/)
    expect((await command('measures 7', responder, 'ja')).text).toMatch(/過去 7 日間の指標/)
    expect((await command('measures 0')).text).toMatch(/1-999/)
    const env = { ...process.env, HIKESHI_DATA: bot.data }
    const { stdout } = await run(process.execPath, ['src/cli.ts', 'measures', '--json'], { env })
    const { rows } = JSON.parse(stdout) as { rows: { kind: string; by: string }[] }
    const all = rows.find(({ kind, by }) => kind === 'sample' && by === 'all')
    expect(all).toMatchObject({ incidents: 1, contained: { count: 1 } })
    const metrics = await (await fetch(`${bot.url}/metrics`)).text()
    expect(metrics).toMatch(
      /hikeshi_response_seconds\{kind="sample",severity="high",stage="resolved"\} \d/,
    )
  })
})
