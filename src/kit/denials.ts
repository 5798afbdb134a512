import { denyOlderSessions } from './iam.ts'

/** Policies of ours that deny: each carries its run in its name and its Sid, so that an undo takes away exactly one. */
export interface Denial {
  readonly name: (run: string) => string
  /** What stands in plans, the same before the run and after it: a time that is not known yet is not in it. */
  readonly shown: string
  readonly document: (run: string) => string
}

const alphanumeric = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '')
export const sidOf = (run: string): string => `Hikeshi${alphanumeric(run)}`
const tailOf = (run: string): string => alphanumeric(run.split('.').at(-1) ?? run).slice(-16)

/** Seconds since the epoch at most: IAM's dates have no smaller part. */
export const iamTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+/, '')

/** Everything that this run's own clock calls older than itself; sessions issued later are not touched. */
export const denyOlder: Denial = {
  name: (run) => `HikeshiRevokeSessions-${tailOf(run)}`,
  shown: 'Deny *: aws:TokenIssueTime < this run',
  document: (run) => denyOlderSessions(sidOf(run), iamTime(Date.now())),
}

/** Everything, whatever signs it and whenever it was issued. */
export const denyAll: Denial = {
  name: (run) => `HikeshiDenyAll-${tailOf(run)}`,
  shown: 'Deny *',
  document: (run) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: sidOf(run), Effect: 'Deny', Action: '*', Resource: '*' }],
    }),
}

const issued = /(?<="aws:TokenIssueTime":")[0-9TZ:-]+(?=")/

/** Is this document what the denial writes for this run, at whatever time? */
export const isDenial = (denial: Denial, run: string, stored: string): boolean =>
  stored.replace(issued, '') === denial.document(run).replace(issued, '')
