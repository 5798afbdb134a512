import { defineCommand, isRefusal } from '#kit'

export default defineCommand({
  id: 'channel',
  usage: 'channel <incident>',
  en: {
    about: 'A private channel for one incident, with whoever works on it; archived at its end',
  },
  ja: { about: 'インシデント専用の非公開チャンネルの作成と関係者の招待 (終了時にアーカイブ)' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person, args: [incident = ''] }) {
    const said = await app.care.room({ incident, by: person })
    return isRefusal(said) ? said : { text: said }
  },
})
