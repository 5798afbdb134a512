import type { Finding } from '../../src/core/finding.ts'
import type { Json } from '../../src/core/json.ts'
import type { AwsScope } from '../../src/core/ports.ts'
import type { Aws, Enrichment, Reading } from '../../src/kit/index.ts'

export interface Asked {
  readonly open: (scope: AwsScope) => Aws
  readonly now?: number
  readonly memo?: Json
  /** Regions that hikeshi.yaml names; default: all. */
  readonly regions?: readonly string[]
}

/** Reads as src/flow does, with clients that may do what is declared and no more; notes what was called, and in whose turn. */
export async function readOn<I>(
  one: Enrichment<I>,
  finding: Finding,
  { open, now = Date.parse('2026-01-01T00:10:00Z'), memo, regions }: Asked,
): Promise<Reading & { readonly turns: readonly string[]; readonly called: readonly string[] }> {
  const input = one.of(finding)
  if (input === undefined) throw new Error(`${one.id} finds nothing to read in the finding`)
  const { account, region } = finding
  const [turns, called]: string[][] = [[], []]
  const clients = (of: string): Aws =>
    open({
      account,
      region: of,
      permissions: one.permissions,
      incident: 'incident-1',
      run: `incident-1.${one.id}`,
      human: 'hikeshi',
      onCall: async ({ action }) => void called?.push(action),
    })
  const read = await one.read({
    input,
    finding,
    account,
    region,
    aws: clients(region),
    at: (other) => (regions === undefined || regions.includes(other) ? clients(other) : undefined),
    turn: async (other) => void turns?.push(other),
    now,
    ...(memo !== undefined && { memo }),
  })
  return { ...read, turns: turns ?? [], called: called ?? [] }
}

/** `label: value` of each fact, as a card has them. */
export const said = ({ facts }: Reading): string[] =>
  facts.map(({ label, value }) => `${label.en}: ${value}`)
