import type { Finding, Tie } from '../core/finding.ts'
import { present, texts } from './read.ts'

/** The ties that have an id; nothing where none has. */
export const tiesTo = (
  ...all: readonly (readonly [kind: Tie['kind'], id: string | undefined])[]
): Pick<Finding, 'ties'> => {
  const ties = all.flatMap(([kind, id]): Tie[] =>
    id === undefined || id === '' ? [] : [{ kind, id }],
  )
  return present({ ties: ties.length > 0 ? ties : undefined })
}

/** The benchmark's item by its number in any version: 3.10, 4.10 and 5.10 are one. */
const itemOf = (cis: string | undefined): string | undefined => /^\d\.(\d+)$/.exec(cis ?? '')?.[1]

/** Marks a call as one of the class that an alarm of the benchmark watches for. */
export const cisCall = (cis: string | undefined): readonly ['call', string | undefined] => [
  'call',
  itemOf(cis) && `cis/${itemOf(cis)}`,
]

/** What people and AWS's own templates call these alarms and their metrics, by item; letters only. */
const names: readonly (readonly [item: number, name: RegExp])[] = [
  [1, /unauthori[sz]ed(api|attempt|operation|access)/],
  [
    2,
    /(console)?sign-?in(without|no)mfa|(without|no)mfa(console)?sign-?in|nomfaconsole|consolelogin(without|no)mfa/,
  ],
  [3, /root(account|user|activity|usage|login|signin)/],
  [4, /iam(policy|policies)(change|event)/],
  [5, /cloudtrail(config|configuration)?(change|event)|trailchange/],
  [6, /(console|signin|login)(authentication|auth|signin|login)?fail/],
  [
    7,
    /(cmk|kms(key)?|customer(created|managed)?(cmk|key)s?)\w*(disabl|delet|deletion)|(disabl|delet)\w*(cmk|kms)/,
  ],
  [8, /s3(bucket)?(policy|activity|change|event)/],
  [9, /(aws)?config(uration)?(service)?(change|event)|awsconfig/],
  [10, /securitygroup/],
  [11, /(network)?(acl|nacl)(change|event)/],
  [12, /(network|internet)?gateway(change|event)/],
  [13, /routetable/],
  [14, /vpc(change|event)/],
  [15, /organi[sz]ations?(change|event)/],
]

/** Which class of calls a CloudWatch alarm of the CIS benchmark watches for, by the names of the alarm and of its metrics. */
export function cisAlarm(detail: unknown): readonly ['alarm', string | undefined] {
  const metrics = texts(detail, 'configuration.metrics.metricStat.metric.name')
  const spaces = texts(detail, 'configuration.metrics.metricStat.metric.namespace')
  // AWS's own metrics are no metric filters of anybody's.
  if (!spaces.some((space) => !space.startsWith('AWS/'))) return ['alarm', undefined]
  for (const name of [...texts(detail, 'alarmName'), ...metrics]) {
    const numbered = /\bcis\D{0,3}[345]\.(\d{1,2})\b/i.exec(name)?.[1]
    if (numbered !== undefined) return ['alarm', `cis/${Number(numbered)}`]
    const bare = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
    const known = names.find(([, fits]) => fits.test(bare))
    if (known !== undefined) return ['alarm', `cis/${known[0]}`]
  }
  return ['alarm', undefined]
}

/** The resource that a check judged, for a tie: the account itself is none, or all its gaps would be one. */
export const checked = (
  region: string,
  id: string | undefined,
  account: string,
): string | undefined => (id === undefined || id === account ? undefined : `${region}/${id}`)
