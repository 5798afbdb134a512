import { isObject } from '../core/json.ts'

/** An answer that may not be the last, with the service's own name for where the next one begins. */
interface Page {
  readonly NextToken?: string | undefined
  readonly nextToken?: string | undefined
  readonly NextMarker?: string | undefined
  /** S3's, for buckets. */
  readonly ContinuationToken?: string | undefined
  readonly Marker?: string | undefined
}

/** All pages of a list. `next` is undefined for the first page. An answer that only repeats where it began is the last. */
export async function allPages<P extends Page, T>(
  read: (next: string | undefined) => Promise<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const found: T[] = []
  let next: string | undefined
  let here: string | undefined
  do {
    here = next
    const page = await read(here)
    found.push(...(items(page) ?? []))
    next =
      page.NextToken ?? page.nextToken ?? page.NextMarker ?? page.ContinuationToken ?? page.Marker
  } while (next !== undefined && next !== '' && next !== here)
  return found
}

/** AWS's code of an error, e.g. `NoSuchEntityException`; undefined for what did not come from AWS. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error ? error.name : undefined

/** What `read` answers, or undefined where AWS says that there is no such thing. Other errors stay errors. */
export async function orAbsent<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read
  } catch (error) {
    if (/NotFound|NoSuch(Entity|BucketPolicy|\w*Configuration)/.test(errorCode(error) ?? ''))
      return undefined
    throw error
  }
}

/**
 * What `read` answers, or the code of the error that AWS answered with: for what a plan can do without, and says so. What
 * AWS was never asked (an undeclared call, no connection) stays an error.
 */
export async function orUnread<T>(
  read: Promise<T>,
): Promise<{ readonly answer: T } | { readonly unread: string }> {
  try {
    return { answer: await read }
  } catch (error) {
    const metadata: unknown = isObject(error) ? error.$metadata : undefined
    const status: unknown = isObject(metadata) ? metadata.httpStatusCode : undefined
    if (typeof status !== 'number') throw error
    return { unread: `${status} ${errorCode(error) ?? ''}`.trim() }
  }
}
