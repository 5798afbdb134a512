import type { Act, Step } from './define.ts'
import { bucketOf, publicAccessBlock, publicAccessFlags } from './s3.ts'

interface OnBucket {
  readonly bucket: string
}

/** The whole block is written at once: what a change does not name stays as it is. */
async function setBlock(ctx: Act<OnBucket>): Promise<void> {
  const to = Object.fromEntries(ctx.changes.map((change) => [change.field, change.to]))
  const block = (await publicAccessBlock(ctx)) ?? {}
  const flags = publicAccessFlags.map((flag) => [flag, to[flag] ?? block[flag] ?? false])
  if (to['configured'] === false) await ctx.aws.s3.deletePublicAccessBlock(bucketOf(ctx))
  else
    await ctx.aws.s3.putPublicAccessBlock({
      ...bucketOf(ctx),
      PublicAccessBlockConfiguration: Object.fromEntries(flags) as Record<string, boolean>,
    })
}

/** The bucket's own block, all four settings; policy and ACL stay as they are. */
export const blockPublicAccess: Step<OnBucket> = {
  id: 'block',
  phase: 'contain',
  en: { title: 'Turn all four settings on' },
  ja: { title: '4 つの設定の有効化' },
  now: async (ctx) => {
    const block = await publicAccessBlock(ctx)
    const flags = publicAccessFlags.map((flag) => [flag, block?.[flag] ?? false] as const)
    const configured = block !== undefined
    return { [ctx.input.bucket]: { configured, ...Object.fromEntries(flags) } }
  },
  want: ({ input: { bucket } }) => ({
    [bucket]: {
      configured: true,
      ...Object.fromEntries(publicAccessFlags.map((flag) => [flag, true])),
    },
  }),
  do: setBlock,
  undo: setBlock,
  repeatable: true,
}
