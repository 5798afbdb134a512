import { codeOf, type Passkey } from '../core/passkey.ts'
import { has } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'
import type { PasskeyDesk } from '../kit/passkeys.ts'
import { section } from '../view/parts.ts'
import { passkeyList } from '../view/passkeys.ts'
import { code, mention } from '../view/text.ts'
import { linkFor } from './passkey-link.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** Who has which passkey. A new one counts only after somebody else, an administrator, has vouched for it. */
export function makePasskeyDesk(world: World, views: ReturnType<typeof makeViews>): PasskeyDesk {
  const { passkeys } = world
  const shown = (text: string, plain = text) => ({ text: plain, blocks: [section(text)] })
  const said = (what: 'confirmed' | 'removed', key: Passkey, locale: string) => {
    const phrase = views.say(locale).passkeys[what]
    return shown(phrase(code(codeOf(key)), mention(key.who)), phrase(codeOf(key), key.who))
  }

  return {
    link: (by) => linkFor(world, by, { kind: 'register' }),
    list: passkeys.of,
    confirm: async ({ who, code: told, by }) => {
      if (!has(by, 'admin')) return { refused: 'not-allowed', role: 'admin' }
      if (who === by.id) return { refused: 'own-passkey' }
      const key = (await passkeys.of(who)).find(({ confirmedBy }) => confirmedBy === undefined)
      if (key === undefined) return { refused: 'not-found', what: who }
      if (told !== undefined && told !== codeOf(key)) return mismatch
      return (await passkeys.confirm(key, by.id))
        ? { ...key, confirmedBy: by.id }
        : { refused: 'not-found', what: who }
    },
    remove: async ({ who, code: told, by }) => {
      if (who !== by.id && !has(by, 'admin')) return { refused: 'not-allowed', role: 'admin' }
      const key = (await passkeys.of(who)).find((one) => codeOf(one) === told)
      return key !== undefined && (await passkeys.remove(key, by.id))
        ? key
        : { refused: 'not-found', what: told }
    },
    show: {
      link: ({ url, minutes }, { locale }) => {
        const { link, linkPlain } = views.say(locale).passkeys
        return shown(link(url, minutes), linkPlain(url, minutes))
      },
      list: (who, keys, { locale, zone }) => {
        const at = { say: views.say(locale), locale, ...(zone !== undefined && { zone }) }
        return passkeyList(who, keys, at)
      },
      confirmed: (key, { locale }) => said('confirmed', key, locale),
      removed: (key, { locale }) => said('removed', key, locale),
    },
  }
}

const mismatch: Refusal = {
  refused: 'not-possible',
  because: {
    en: 'the passkey that waits has another code. Somebody else may have registered it: find out with /hikeshi passkey list, and remove it.',
    ja: '確認待ちのパスキーのコードと一致しません。別の人が登録した可能性があります。/hikeshi passkey list で確認し、削除してください。',
  },
}
