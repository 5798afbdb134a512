import { defineCanary } from '#kit'

export default defineCanary({
  id: 'canary',
  en: { title: 'Canary of the event path' },
  ja: { title: 'イベント経路の疎通確認 (カナリア)' },
  match: [{ source: ['hikeshi.canary'], 'detail-type': ['Hikeshi Canary'] }],
  stack: 'HikeshiEvents',
})
