import type { Json } from './json.ts'
import type { Text } from './text.ts'

/** The versions of the CIS AWS Foundations Benchmark that checks are numbered in. */
export const cisVersions = ['1.1', '1.2', '1.4', '3.0', '5.0', '6.0', '7.0'] as const
export type CisVersion = (typeof cisVersions)[number]

/** Other catalogues of controls that checks are mapped to. */
export const frameworks = [
  'nist-800-53',
  'pci-dss',
  'iso-27001',
  'hipaa',
  'gdpr',
  'fedramp',
  'fisc',
  'aws-fsbp',
] as const
export type Framework = (typeof frameworks)[number]

/**
 * What a check says of one resource. `attest`: only a person can say, here is what they should know. `unchecked`: AWS did
 * not let us look at this one; never a pass.
 */
export interface Verdict {
  /** Its ARN where it has one, else the id that people know it by. */
  readonly resource: string
  readonly status: 'pass' | 'fail' | 'attest' | 'unchecked'
  /** One sentence with the value that was found. */
  readonly why: Text
  /** What was read, for the report. No secrets. */
  readonly evidence?: Json
}
