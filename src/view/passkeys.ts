import type { Block } from '../core/blocks.ts'
import { codeOf, type Passkey } from '../core/passkey.ts'
import type { ViewContext } from './context.ts'
import { section } from './parts.ts'
import { code, mention, moment, when } from './text.ts'

/** Somebody's passkeys, oldest first, by the codes that people compare. */
export function passkeyList(
  who: string,
  keys: readonly Passkey[],
  { say: { passkeys: words }, locale, zone }: ViewContext,
): { text: string; blocks: readonly Block[] } {
  const lines = (chat: boolean) =>
    keys.map((key) => {
      const at = chat ? when(key.at, locale, zone) : moment(key.at, locale, zone)
      const { confirmedBy } = key
      const by = confirmedBy && (chat ? mention(confirmedBy) : confirmedBy)
      const row = words.row(chat ? code(codeOf(key)) : codeOf(key), at)
      return `${row}  ${by === undefined ? words.waits : words.confirmedBy(by)}`
    })
  if (keys.length === 0)
    return { text: words.none(who), blocks: [section(words.none(mention(who)))] }
  return { text: lines(false).join('\n'), blocks: [section(lines(true).slice(0, 20).join('\n'))] }
}
