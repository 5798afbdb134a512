import type { Framework } from '../../core/posture.ts'
import type { StandingState } from '../../core/standing.ts'

/** What is said about the security posture: cards, buttons, forms and reports. Reports and buttons are plain text. */
const posture = {
  title: (account: string) => `Security posture: ${account}`,
  accounts: (count: number) => `${count} accounts`,
  benchmark: (version: string) => `CIS AWS Foundations Benchmark v${version}`,
  allChecks: 'All checks',
  someChecks: 'Some checks',
  progress: (checks: number, of: number, accounts: number, ofAccounts: number) =>
    `⏳ Reading AWS: ${checks} of ${of} checks, ${accounts} of ${ofAccounts} accounts done`,
  score: (percent: string, ok: number, of: number) =>
    `*Score ${percent}*: ${ok} of ${of} are right`,
  noScore: 'nothing to score',
  scoreIs:
    'Right is what passed or was attested. What failed, could not be checked or still waits for an attestation is not; what does not apply or is excepted is left out.',
  states: {
    fail: 'Failed',
    unchecked: 'Could not check',
    attest: 'To be attested',
    excepted: 'Excepted',
    attested: 'Attested',
    pass: 'Passed',
    'not-applicable': 'Does not apply',
  } satisfies Record<StandingState, string>,
  sections: {
    iam: 'Identity and access',
    storage: 'Storage',
    logging: 'Logging',
    monitoring: 'Monitoring',
    networking: 'Networking',
    general: 'General',
  },
  section: 'Section',
  check: 'Check',
  checks: 'Checks',
  result: 'Result',
  severity: 'Severity',
  account: 'Account',
  region: 'Region',
  regions: 'Regions',
  resource: 'Resource',
  finding: 'What was found',
  evidence: 'Evidence',
  number: 'No.',
  right: 'Right',
  worst: 'Worst first',
  nothingWrong: '✅ Nothing failed.',
  more: (count: number) =>
    `… and ${count} more: see the report, or ask for one with /hikeshi cis and its number`,
  since: (at: string) => `Since the scan of ${at}`,
  came: (count: number) => `${count} new`,
  went: (count: number) => `${count} gone`,
  nothingMoved: 'Nothing has changed.',
  firstScan: 'This is the first scan of this kind: there is nothing to compare with yet.',
  by: (who: string, call: string, at: string) => `${who} with ${call} at ${at}`,
  reportHint: 'Report: /hikeshi posture last html (or pdf, csv, json, asff, ocsf)',
  trend: 'Score over time',
  percent: 'Score in %',
  calls: (made: number, asked: number, regions: number, seconds: string) =>
    `${made} AWS calls for ${asked} reads, in ${regions} regions and ${seconds} s`,
  paced: (seconds: string) =>
    `calls waited ${seconds} s in all, so that production keeps its share`,
  throttled: (count: number) => `${count} were throttled`,
  skipped: (count: number) => `${count} regions not looked at`,
  simulated:
    '🧪 Simulated account: no account is named in hikeshi.yaml, so this is to try it out. Real AWS was not read.',
  notSeen: 'Could not be checked',
  why: 'Why it matters',
  remedy: 'How to put it right',
  none: 'Nothing to check',
  passedCount: (count: number) => `${count} are right`,
  attestedBy: (who: string, at: string, until: string) =>
    `Attested by ${who} on ${at}, counts until ${until}`,
  exceptedBy: (owner: string, until: string) => `Excepted: ${owner} answers for it until ${until}`,
  wholeCheck: 'all resources',
  unknownCheck: (words: string) =>
    `There is no check ${words}. Give its id, a CIS number (3.10) or a Security Hub id (IAM.4).`,
  unknownVersion: (words: string, versions: string) =>
    `${words} is no version of the benchmark that is known here: ${versions}`,
  neverScanned: 'Nothing was scanned yet. Start with /hikeshi posture.',
  noPrinter:
    'A PDF needs Chromium on the machine that Hikeshi runs on, and there is none. Ask for html and print that.',
  buttons: {
    details: 'Details',
    fix: 'Fix',
    attest: 'Attest',
    except: 'Make an exception',
    withdraw: 'Withdraw',
    again: 'Scan again',
  },
  forms: {
    attest: 'Attest',
    attestHint: (days: number) =>
      `Say what you looked at, and where. It counts for ${days} days; then it is asked again.`,
    comment: 'What did you find?',
    except: 'Make an exception',
    exceptComment: 'Why is it right to leave it so?',
    owner: 'Who answers for it?',
    until: 'Until when? (a day, e.g. 2027-03-31)',
    resource: 'Which resource? (empty: all that the check looks at)',
    save: 'Save',
  },
  attested: (until: string) => `It is noted. It counts until ${until}.`,
  excepted: (until: string) => `The exception is noted. It ends on ${until}.`,
  withdrawn: 'What was said about this check no longer counts.',
  lapses: (check: string, account: string, until: string) =>
    `⏰ *${check}* in ${account}: its attestation ends on ${until}. Look again and attest it, or it counts as open.`,
  fixing: (count: number) =>
    `${count === 1 ? 'A card' : `${count} cards`} for this will appear in the channel in a moment: what to do is proposed there, and nothing is changed without approval.`,
  report: {
    title: 'Security posture report',
    executive: 'Summary',
    perAccount: 'Accounts',
    perSection: 'Sections',
    changes: 'What has changed',
    failures: 'What failed',
    open: 'Open: could not be checked, or to be attested',
    statements: 'Attestations and exceptions',
    all: 'All results',
    method: 'How this was made',
    made: (at: string) => `Made ${at}`,
    period: (from: string, to: string) => `AWS was read from ${from} to ${to}`,
    asked: (who: string) => `asked for by ${who}`,
    most: 'The most urgent',
    noneFailed: 'Nothing failed.',
    noneOpen: 'Nothing is open.',
    noStatements: 'Nobody has attested or excepted anything.',
    pageOf: 'Hikeshi security posture report',
    frameworks: 'Other catalogues',
    passed: 'Passed',
    whoChanged: 'Changed by',
    method1:
      'Each check only reads, with a role whose session is narrowed to the reads that the checks declare. What could not be read is reported as “could not check” with the reason, and never as passed.',
    method2:
      'Attested results are statements of a person and lapse after 180 days. Exceptions have an owner and an end. Both are in the tamper-evident journal.',
  },
  frameworks: {
    'nist-800-53': 'NIST 800-53 control',
    'pci-dss': 'PCI DSS requirement',
    'iso-27001': 'ISO/IEC 27001 control',
    hipaa: 'HIPAA safeguard',
    gdpr: 'GDPR article',
    fedramp: 'FedRAMP control',
    fisc: 'FISC security guideline',
    'aws-fsbp': 'AWS FSBP control',
  } satisfies Record<Framework, string>,
}
export default posture
export type PosturePhrases = typeof posture
