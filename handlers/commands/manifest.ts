import { z } from 'zod'
import { defineCommand, slackManifest } from '#kit'

const usage = 'manifest [https://<host>] [org] [rotation]'
const Named = z.object({ commands: z.array(z.object({ id: z.string() })) })

export default defineCommand({
  id: 'manifest',
  usage,
  en: { about: 'The manifest of the Slack app: Socket Mode, or HTTP at an address' },
  ja: { about: 'Slack アプリのマニフェスト (Socket Mode、またはアドレスを指定して HTTP)' },
  allow: 'anyone',
  store: false,
  async run({ app, args }) {
    const [url, ...more] = args.filter((word) => !['org', 'rotation'].includes(word))
    if (more.length > 0 || (url !== undefined && !/^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(url)))
      return { text: `hikeshi ${usage}`, exit: 2 }
    const { commands } = Named.parse(app.catalog())
    const org = args.includes('org')
    const rotation = args.includes('rotation')
    const names = commands.map(({ id }) => id)
    return {
      text: slackManifest({ commands: names, org, rotation, ...(url && { url }) }).trimEnd(),
    }
  },
})
