import { defineCommand, type Json } from '#kit'

const count = (list: Json | undefined): number => (Array.isArray(list) ? list.length : 0)

export default defineCommand({
  id: 'catalog',
  usage: 'catalog',
  en: { about: 'Everything there is: findings, playbooks, checks, commands, drills' },
  ja: { about: '検出結果、プレイブック、チェック項目、コマンド、訓練の一覧' },
  allow: 'anyone',
  store: false,
  async run({ app }) {
    const data = app.catalog()
    const lines = Object.entries(data).map(([name, list]) => `${name}: ${count(list)}`)
    return { text: lines.join('\n'), data }
  },
})
