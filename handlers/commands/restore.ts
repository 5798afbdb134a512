import { defineCommand } from '#kit'

const usage = 'restore <backup file>'

/** Fills an empty store from a backup and verifies the journal. */
export default defineCommand({
  id: 'restore',
  usage,
  en: { about: 'Fill an empty store from a backup (command line)' },
  ja: { about: 'バックアップから空のデータベースへ復元 (コマンドラインのみ)' },
  allow: ['admin'],
  store: false,
  async run({ keep, args: [path] }) {
    if (keep === undefined || path === undefined) return { text: `hikeshi ${usage}`, exit: 2 }
    const made = await keep.restore(path)
    if ('problem' in made) return { text: made.problem, exit: 1 }
    const { at, rows, tables, runs, audit } = made
    const whole = audit.bad.length === 0
    return {
      text: [
        `${rows} rows of ${tables} tables as of ${at}`,
        `journal: ${audit.records} records, ${whole ? 'whole' : `${audit.bad.length} streams broken: see audit verify`}`,
        ...runs.map((run) => `run ${run} had not ended: look at AWS, then press Retry on its card`),
        'next: start the bot, then hikeshi doctor',
      ].join('\n'),
      data: { ...made, audit: { records: audit.records, broken: audit.bad.length } },
      exit: whole ? 0 : 1,
    }
  },
})
