import { defineCommand, isRefusal, type Json } from '#kit'

const usage =
  'passkey | passkey list [team/user] | passkey confirm <team/user> [code] | passkey remove <code> [team/user]'

export default defineCommand({
  id: 'passkey',
  usage,
  en: { about: 'Register a passkey to approve with; list, confirm and remove passkeys' },
  ja: { about: '承認に使うパスキーの登録、一覧、確認、削除' },
  allow: 'anyone',
  async run({ app: { passkeys }, person: by, args: [what, ...rest] }) {
    if (what === undefined) {
      const link = await passkeys.link(by)
      return isRefusal(link) ? link : passkeys.show.link(link, by)
    }
    const [first, second] = rest
    if (what === 'list') {
      const keys = await passkeys.list(first ?? by.id)
      const shown = passkeys.show.list(first ?? by.id, keys, by)
      return { ...shown, data: keys as unknown as Json }
    }
    if (what === 'confirm' && first !== undefined) {
      const key = await passkeys.confirm({ who: first, code: second, by })
      return isRefusal(key) ? key : passkeys.show.confirmed(key, by)
    }
    if (what === 'remove' && first !== undefined) {
      const key = await passkeys.remove({ who: second ?? by.id, code: first, by })
      return isRefusal(key) ? key : passkeys.show.removed(key, by)
    }
    return { refused: 'bad-input', field: 'passkey', expected: usage }
  },
})
