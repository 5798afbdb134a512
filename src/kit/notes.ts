import type { Note } from '../core/plan.ts'

/** A line of a plan that somebody should read before approving. */
export const warn = (en: string, ja: string): Note => ({ level: 'warn', text: { en, ja } })
/** A line that helps to judge a plan. */
export const info = (en: string, ja: string): Note => ({ level: 'info', text: { en, ja } })

/**
 * What snapshots of so many GiB cost: EBS charges for the blocks that it stores, those written alone, by the GB-month.
 * https://aws.amazon.com/ebs/pricing/
 */
export const snapshotCost = (gib: number): Note =>
  info(
    `COST: snapshots are charged by the GB-month of what is written on the volumes, at most ${gib} GiB, until somebody deletes them.`,
    `料金: ボリュームに書き込まれているデータ量 (最大 ${gib} GiB) に応じて、スナップショットを削除するまで月単位で課金されます。`,
  )
