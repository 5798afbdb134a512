import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { awsCommands, slackFile } from '../../src/adapters/console/page/start-commands.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
/** What people read who use the bot; what is for those who run or write it is in English only. */
const twins = [
  'getting-started',
  'connect-slack',
  'connect-aws',
  'policy',
  'console',
  'oncall',
  'posture',
  'routing',
]

const uncommented = (line: string): string => line.replace(/(^|\s)#.*$/, '').trimEnd()
/** Fenced blocks with a language, without comments; pictures made of letters have none. */
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^( *)```(?:sh|yaml|json)\n(.*?)^\1```/gms)].map(([, , block = '']) =>
    block.split('\n').map(uncommented).join('\n'),
  )
const headingsOf = (text: string): number[] =>
  [...text.replaceAll(/^ *```.*?^ *```/gms, '').matchAll(/^(#+) /gm)].map(
    ([, { length } = '']) => length,
  )
/** What somebody types, and what they set; in the order of the alphabet, since sentences turn round. */
const commandsOf = (text: string): string[] => {
  const prose = text.replaceAll(/^ *```.*?^ *```/gms, '')
  const said = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...new Set(said.filter((code) => /^(\/|npm |npx |aws |drill |HIKESHI|SLACK)/.test(code)))]
    .map((code) => code.replaceAll(/[〜…]/g, '…'))
    .toSorted()
}
const rowsOf = (text: string): number => [...text.matchAll(/^\|/gm)].length

it.each(twins)('%s says the same in Japanese: headings, commands, blocks and tables', (name) => {
  const [en, ja] = [read(`docs/${name}.md`), read(`docs/ja/${name}.md`)]
  expect(headingsOf(ja)).toEqual(headingsOf(en))
  expect(blocksOf(ja)).toEqual(blocksOf(en))
  expect(commandsOf(ja)).toEqual(commandsOf(en))
  expect(rowsOf(ja)).toBe(rowsOf(en))
  expect(ja).toMatch(/です|ます/)
})

it('no document in Japanese is without its English twin', () => {
  const found = globSync('docs/ja/*.md', { cwd: root }).map((file) => file.slice(8, -3))
  expect(found.toSorted()).toEqual(twins.toSorted())
})

it.each(twins)('the links of the Japanese %s lead somewhere, to headings too', (name) => {
  const text = read(`docs/ja/${name}.md`)
  for (const [, path = '', anchor] of text.matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)) {
    const file = path === '' ? `docs/ja/${name}.md` : join(dirname(`docs/ja/${name}.md`), path)
    expect(existsSync(join(root, file)), path).toBe(true)
    if (anchor === undefined) continue
    const slugs = [...read(file).matchAll(/^#+ (.*)$/gm)].map(
      ([, title = '']) =>
        `#${title
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-')}`,
    )
    expect(slugs, anchor).toContain(anchor)
  }
})

it('the first steps of the console copy what the documents say', () => {
  const blocks = ['connect-slack', 'connect-aws'].flatMap((name) =>
    blocksOf(read(`docs/${name}.md`)).map((block) => block.trim()),
  )
  for (const text of [slackFile, ...awsCommands]) expect(blocks).toContain(text)
})
