import type { Fact, Finding, Remote, Severity, Subject } from '../core/finding.ts'
import { resourceNamed, subjectNamed } from './aws-types.ts'
import { factsFrom } from './facts.ts'
import {
  at,
  gather,
  num,
  present,
  record,
  remotesIn,
  tail,
  text,
  textAt,
  texts,
  valuesAt,
} from './read.ts'
import { factRows, severityNamed } from './told.ts'

/** Readers for the AWS Security Finding Format, the form in which many products tell one hub of their findings. */

/** `a/b/c: x` as `{ a: { b: { c: x } } }`. Without prototypes: the names are a stranger's. */
export function unfold(flat: unknown): unknown {
  const root = Object.create(null) as Record<string, unknown>
  for (const [path, value] of Object.entries(record(flat))) {
    const names = path.split('/').filter((name) => name !== '')
    const last = names.pop()
    let here = root
    for (const name of names) {
      const next = here[name]
      const inner =
        typeof next === 'object' && next !== null
          ? (next as Record<string, unknown>)
          : (Object.create(null) as Record<string, unknown>)
      here[name] = inner
      here = inner
    }
    if (last !== undefined) here[last] = value
  }
  return root
}

/** The control that failed, under the one name that it has in all standards, where the finding lets it be known. */
export function controlIn(finding: unknown): string | undefined {
  const consolidated = textAt(finding, 'Compliance.SecurityControlId')
  if (consolidated !== undefined) return consolidated
  if (!(textAt(finding, 'ProductArn') ?? '').endsWith(':product/aws/securityhub')) return undefined
  const url = textAt(finding, 'Remediation.Recommendation.Url') ?? ''
  const generator = textAt(finding, 'GeneratorId') ?? ''
  const documented = /\/securityhub\/([A-Z][A-Za-z0-9]*\.\d+)\//.exec(url)?.[1]
  const own = text(record(at(finding, 'ProductFields'))['ControlId'])
  const id = documented ?? own ?? generator.split('/').at(-1)
  // A bare number is a rule of CIS, and another one in each version of it.
  const version = /\/v\/([\d.]+)\//.exec(generator)?.[1]
  return id !== undefined && /^[\d.]+$/.test(id) ? `CIS ${version ?? ''}/${id}` : text(id)
}

/** By its label, or by its figure from 0 to 100; a finding without either is medium. */
export function asffSeverity(finding: unknown): Severity {
  const named = ['Severity.Label', 'FindingProviderFields.Severity.Label', 'SeverityLabel']
    .map((path) => severityNamed(at(finding, path)))
    .find((one) => one !== undefined)
  const score = num(at(finding, 'Severity.Normalized'))
  if (named !== undefined || score === undefined) return named ?? 'medium'
  return score >= 90
    ? 'critical'
    : score >= 70
      ? 'high'
      : score >= 40
        ? 'medium'
        : score >= 1
          ? 'low'
          : 'info'
}

/** The resource it happened to, what playbooks act on, and who acted. */
export function asffResources(finding: unknown): {
  readonly resource: Finding['resource'] | undefined
  readonly subject: Subject
  readonly actor: string | undefined
} {
  const all = valuesAt(finding, 'Resources')
  const roleOf = (one: unknown) => textAt(one, 'ResourceRole')?.toLowerCase()
  const target = all.find((one) => roleOf(one) !== 'actor') ?? all[0]
  const key = all.find((one) => /AccessKey/.test(textAt(one, 'Type') ?? ''))
  const details = at(key, 'Details.AwsIamAccessKey')
  const userName =
    textAt(details, 'UserName', 'PrincipalName') ?? texts(all, 'Details.AwsIamUser.UserName').at(0)
  // A role that only lent its rights to the caller is not what it happened to.
  const own = all.filter((one) => one === target || one === key)
  const named = own.toReversed().map((one) => subjectNamed(textAt(one, 'Type'), textAt(one, 'Id')))
  const principal = textAt(details, 'PrincipalType')
  const subject: Subject = {
    ...(Object.assign({}, ...named) as Subject),
    ...present({
      userName,
      userType: userName === undefined ? undefined : (principal ?? 'IAMUser'),
      roleName: /^(AssumedRole|Role)$/.test(principal ?? '') ? userName : undefined,
    }),
  }
  const actors = all.filter((one) => roleOf(one) === 'actor').map((one) => textAt(one, 'Id'))
  const caller = key === undefined ? undefined : userName
  const actor = caller ?? actors.map((one) => tail(one ?? '')).find((one) => one !== '')
  return { resource: resourceNamed(textAt(target, 'Type'), textAt(target, 'Id')), subject, actor }
}

const packageIn = (one: unknown): string => {
  const [name, version, fixed] = ['Name', 'Version', 'FixedInVersion'].map((member) =>
    textAt(one, member),
  )
  return [name, version, fixed === undefined ? undefined : `→ ${fixed}`].filter(Boolean).join(' ')
}

/** Weaknesses, each with the package that has it, the version that mends it, and whether an exploit is known. */
export const asffVulnerabilities = (finding: unknown): Fact[] => {
  const all = valuesAt(finding, 'Vulnerabilities')
  return factRows([
    ['Vulnerability', '脆弱性', texts(all, 'Id')],
    ['Package', 'パッケージ', valuesAt(all, 'VulnerablePackages').map(packageIn)],
    ['Exploit available', '攻撃コードの有無', texts(all, 'ExploitAvailable')],
    ['Fix available', '修正の有無', texts(all, 'FixAvailable')],
  ])
}

const told = ['action', 'Action', 'additionalInfo', 'Process', 'Malware', 'Network']

/** What was done and from where, from the finding's own members or from what its product put into ProductFields. */
export function asffActivity(finding: unknown): { facts: Fact[]; remotes: Remote[] } {
  const fields = unfold(at(finding, 'ProductFields'))
  const service = gather(fields, 'service').find((one) => typeof one === 'object')
  const remotes = [fields, at(finding, 'Action')].flatMap((one) => gather(one, 'remoteIpDetails'))
  const sources = ['SourceIpV4', 'SourceIpV6'].map((name) => at(finding, `Network.${name}`))
  return {
    facts: factsFrom({ ...record(fields), ...record(service), ...record(finding) }, told),
    remotes: [...remotes, ...sources].flatMap(remotesIn),
  }
}

const ownType = /(?:^|\/)([A-Z]\w+):(\w+)[-/]([\w.&!]+)$/

/** The type that the product itself gave: the hub keeps it as the last part of its own, a dash for the slash. */
export function asffOwnType(f: unknown): string | undefined {
  const [, purpose, target, what] =
    texts(f, 'Types')
      .map((one) => ownType.exec(one))
      .find((one) => one !== null) ?? []
  return purpose === undefined ? undefined : `${purpose}:${target}/${what}`
}

/** Who told the hub. */
export const asffProduct = (f: unknown): string =>
  textAt(f, 'ProductName') ??
  textAt(at(f, 'ProductFields'), 'aws/securityhub/ProductName') ??
  'Security Hub'
