/** As addresses have them. */
export const pageNames = [
  'incidents',
  'posture',
  'drills',
  'oncall',
  'measures',
  'audit',
  'health',
  'start',
] as const
export type PageName = (typeof pageNames)[number]
