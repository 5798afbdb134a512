import type { Fact, Finding, Remote, Severity, Subject } from '../core/finding.ts'
import { resourceNamed, subjectNamed } from './aws-types.ts'
import { at, distinct, num, present, record, remotesIn, textAt, texts, valuesAt } from './read.ts'
import { factRows, factsAt, severityNamed } from './told.ts'

/** Readers for findings in the Open Cybersecurity Schema Framework: https://schema.ocsf.io */

const grades: readonly Severity[] = [
  'medium',
  'info',
  'low',
  'medium',
  'high',
  'critical',
  'critical',
]

/** By `severity_id` (1 informational to 6 fatal) or by its name; unknown is medium. */
export function ocsfSeverity(finding: unknown): Severity {
  const id = num(at(finding, 'severity_id'))
  const graded = id === undefined || id < 1 ? undefined : grades[id]
  return graded ?? severityNamed(at(finding, 'severity')) ?? 'medium'
}

/** Closed by its source or by a person: suppressed, resolved, archived, deleted, or a check that passes. */
export function ocsfOver(finding: unknown): boolean {
  const status = textAt(finding, 'status') ?? ''
  const closed = [3, 4, 5, 6].includes(num(at(finding, 'status_id')) ?? 0)
  const passed = /^pass(ed)?$/i.test(textAt(finding, 'compliance.status') ?? '')
  return closed || passed || /^(suppressed|resolved|archived|deleted)$/i.test(status)
}

export function ocsfResources(finding: unknown): {
  readonly ids: readonly string[]
  readonly resource: Finding['resource'] | undefined
  readonly subject: Subject
  readonly actor: string | undefined
} {
  const all = valuesAt(finding, 'resources')
  const [first] = all
  const idOf = (one: unknown) => textAt(one, 'uid', 'name')
  const named = all.toReversed().map((one) => subjectNamed(textAt(one, 'type'), idOf(one)))
  const user = at(finding, 'evidences.actor.user') ?? at(finding, 'actor.user')
  const userName = textAt(user, 'name')
  const userType = textAt(user, 'type')
  const subject: Subject = {
    ...(Object.assign({}, ...named) as Subject),
    ...present({
      userName,
      userType: userName === undefined ? undefined : userType,
      accessKeyId: textAt(user, 'credential_uid'),
    }),
  }
  return {
    ids: all.map((one) => idOf(one) ?? '').filter((id) => id !== ''),
    resource: resourceNamed(textAt(first, 'type'), idOf(first)),
    subject,
    actor: userName ?? textAt(user, 'uid'),
  }
}

/** The far ends of what was seen, with place and operator. */
export function ocsfRemotes(finding: unknown): Remote[] {
  const ends = ['src_endpoint', 'dst_endpoint'].flatMap((name) =>
    valuesAt(finding, `evidences.${name}`),
  )
  return distinct(
    ends.flatMap((end) =>
      remotesIn({ ...record(end), autonomousSystem: at(end, 'autonomous_system') }),
    ),
  ).filter(({ ip }) => !/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.)/.test(ip))
}

const packageIn = (one: unknown): string => {
  const [name, version, fixed] = ['name', 'version', 'fixed_in_version'].map((member) =>
    textAt(one, member),
  )
  return [name, version, fixed === undefined ? undefined : `→ ${fixed}`].filter(Boolean).join(' ')
}

export const ocsfFacts = (finding: unknown): Fact[] => [
  ...factsAt(finding, [
    ['Control', 'コントロール', 'compliance.control'],
    ['Result', '評価結果', 'compliance.status'],
    ['Requirements', '関連する要件', 'compliance.requirements'],
    ['Vulnerability', '脆弱性', 'vulnerabilities.cve.uid'],
  ]),
  ...factRows([
    [
      'Package',
      'パッケージ',
      valuesAt(finding, 'vulnerabilities.affected_packages').map(packageIn),
    ],
    ['Tactic', '戦術', texts(finding, 'finding_info.attacks.tactic.name')],
  ]),
  ...factsAt(finding, [
    ['Exploit available', '攻撃コードの有無', 'vulnerabilities.is_exploit_available'],
    ['Fix available', '修正の有無', 'vulnerabilities.is_fix_available'],
    ['Technique', '手法', 'finding_info.attacks.technique.name'],
    ['API', 'API', 'evidences.api.operation'],
    ['Process', 'プロセス', 'evidences.process.cmd_line'],
    ['Domain', 'ドメイン', 'evidences.query.hostname'],
    ['State', '状態', 'status'],
  ]),
]
