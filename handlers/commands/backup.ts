import { defineCommand } from '#kit'

const usage = 'backup <new file>'

/** All that the store holds, at one moment, while the bot runs. */
export default defineCommand({
  id: 'backup',
  usage,
  en: { about: 'Write everything in the store into a file (command line)' },
  ja: { about: '保存データ全体をファイルに書き出す (コマンドラインのみ)' },
  allow: ['admin'],
  store: false,
  async run({ keep, args: [path] }) {
    if (keep === undefined || path === undefined) return { text: `hikeshi ${usage}`, exit: 2 }
    const made = await keep.backup(path)
    if ('problem' in made) return { text: made.problem, exit: 1 }
    // The backup itself was printed.
    if (path === '-') return { text: '' }
    const { at, rows, tables, bytes, sha256 } = made
    return {
      text: `${path}: ${rows} rows of ${tables} tables as of ${at}, ${bytes} bytes, SHA-256 ${sha256}`,
      data: { ...made },
    }
  },
})
