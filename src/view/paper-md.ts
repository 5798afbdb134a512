import type { Paper, Part } from './paper.ts'
import { safe } from './text.ts'

/** So much of one value; what is longer stands in the journal. */
const most = 2_000

/** Whatever Markdown or its HTML would read as more than text is taken literally; links do not form by themselves. */
const tame = (text: string): string =>
  safe(text, most)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]~|#]/g, '\\$&')
    .replace(/(https?|ftp|mailto|xmpp):/giu, '$1&#58;')
    .replace(/\bwww\./giu, 'www&#46;')
    .replaceAll('@', '&#64;')
    .replace(/^([-+=]|\d+(?=[.)]))/u, (start) => `&#${start.charCodeAt(0)};${start.slice(1)}`)

const row = (cells: readonly string[]): string => `| ${cells.map(tame).join(' | ')} |`

function printed(part: Part): string {
  switch (part.kind) {
    case 'text':
      return tame(part.text)
    case 'note':
      return `> ${tame(part.text)}`
    case 'heading':
      return `### ${tame(part.text)}`
    case 'list':
      return part.items.map((item) => `- ${tame(item)}`).join('\n')
    case 'facts':
      return ['| | |', '|---|---|', ...part.rows.map(row)].join('\n')
    case 'table':
      return [
        row(part.head),
        `|${part.head.map(() => '---|').join('')}`,
        ...part.rows.map(row),
      ].join('\n')
    case 'prompts':
      return part.items
        .map((item) => `- [ ] ${tame(item)}\n\n  *${tame(part.answer)}* …\n`)
        .join('\n')
  }
}

/** CommonMark with GitHub's tables. */
export function paperMarkdown({ title, mark, lead, chapters }: Paper): string {
  const blocks = [
    `# ${tame(title)}`,
    ...(mark === undefined ? [] : [`> **${tame(mark)}**`]),
    `*${tame(lead)}*`,
    ...chapters.flatMap((chapter) => [`## ${tame(chapter.title)}`, ...chapter.parts.map(printed)]),
  ]
  return `${blocks.join('\n\n')}\n`
}
