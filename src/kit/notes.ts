import type { Note } from '../core/plan.ts'

/** A line of a plan that somebody should read before approving. */
export const warn = (en: string, ja: string): Note => ({ level: 'warn', text: { en, ja } })
/** A line that helps to judge a plan. */
export const info = (en: string, ja: string): Note => ({ level: 'info', text: { en, ja } })
