import { defineCommand, type Json } from '#kit'

export default defineCommand({
  id: 'accounts',
  usage: 'accounts',
  en: { about: 'All accounts: score, coverage and open incidents by region' },
  ja: { about: '全アカウントのスコア、診断範囲、リージョン別の未対応インシデント' },
  allow: 'anyone',
  async run({ app, person }) {
    const all = await app.posture.accounts()
    return {
      text: all
        .map(({ account, name = '', score, scannedAt = '-', incidents, regions }) =>
          [
            account,
            name,
            score?.percent === undefined ? '-' : `${score.percent}%`,
            `scanned ${scannedAt}`,
            `${regions.filter(({ scanned }) => scanned).length}/${regions.length} regions`,
            `${incidents} open incidents`,
          ].join('  '),
        )
        .join('\n'),
      blocks: app.posture.show.accounts(all, person.locale),
      data: all as unknown as Json,
    }
  },
})
