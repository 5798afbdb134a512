import type { Aws } from './aws.ts'

/** An access key of a user as the credential report has it. Times are undefined where the report says N/A or no_information. */
interface ReportedKey {
  readonly active: boolean
  readonly rotated: Date | undefined
  readonly used: Date | undefined
}

/** One line of the credential report. The root user is `<root_account>`. */
export interface ReportedUser {
  readonly user: string
  readonly arn: string
  readonly root: boolean
  readonly created: Date | undefined
  /** A console password; for root AWS does not say, and it is undefined. */
  readonly password: boolean | undefined
  readonly passwordUsed: Date | undefined
  readonly passwordChanged: Date | undefined
  readonly mfa: boolean
  /** Keys 1 and 2, there or not: one that is not there is not active and was never rotated. */
  readonly keys: readonly [ReportedKey, ReportedKey]
  readonly certificates: readonly [boolean, boolean]
}

/** Milliseconds between two looks at a report that AWS is still writing, and how many looks. */
const pause = 1000
const looks = 60

/**
 * Who can sign in with what, from IAM's credential report; AWS makes a new one every four hours at most. Declare
 * `iam:GenerateCredentialReport` and `iam:GetCredentialReport`.
 */
export async function credentialReport(aws: Aws): Promise<ReportedUser[]> {
  for (let look = 0; look < looks; look++) {
    const { State } = await aws.iam.generateCredentialReport({})
    if (State === 'COMPLETE') break // the one answer that a scan does not share until it is this
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  const { Content } = await aws.iam.getCredentialReport({})
  const [head = '', ...lines] = new TextDecoder().decode(Content).trim().split('\n')
  const names = head.trim().split(',')
  return lines.map((line) => {
    const cells = line.trim().split(',')
    return userOf(new Map(names.map((name, at) => [name, cells[at] ?? ''])))
  })
}

function userOf(row: ReadonlyMap<string, string>): ReportedUser {
  const cell = (name: string) => row.get(name) ?? ''
  const yes = (name: string) => cell(name).toLowerCase() === 'true'
  const time = (name: string) => {
    const at = new Date(cell(name))
    return Number.isNaN(at.getTime()) ? undefined : at
  }
  const key = (n: 1 | 2): ReportedKey => ({
    active: yes(`access_key_${n}_active`),
    rotated: time(`access_key_${n}_last_rotated`),
    used: time(`access_key_${n}_last_used_date`),
  })
  const password = cell('password_enabled').toLowerCase()
  return {
    user: cell('user'),
    arn: cell('arn'),
    root: cell('user') === '<root_account>',
    created: time('user_creation_time'),
    password: password === 'true' ? true : password === 'false' ? false : undefined,
    passwordUsed: time('password_last_used'),
    passwordChanged: time('password_last_changed'),
    mfa: yes('mfa_active'),
    keys: [key(1), key(2)],
    certificates: [yes('cert_1_active'), yes('cert_2_active')],
  }
}
