const day = 86_400_000

/** Whole days from a moment until now; undefined where it never was. */
export const daysSince = (then: Date | undefined, now: Date): number | undefined =>
  then === undefined ? undefined : Math.floor((now.getTime() - then.getTime()) / day)
