import { z } from 'zod'
import type { Finding } from '../core/finding.ts'
import type { Text } from '../core/text.ts'
import type { Look } from './define.ts'

/** A finding of GuardDuty's as its calls name it. */
export const findingInput = {
  detector: z.string().regex(/^[0-9a-f]{32}$/),
  finding: z.string().regex(/^[0-9a-zA-Z]{1,64}$/),
}
const named = /:guardduty:[a-z0-9-]+:\d{12}:detector\/([0-9a-f]{32})\/finding\/([0-9a-zA-Z]{1,64})$/

/** The detector and the finding out of the finding's ARN. */
export function guardDutyFinding({
  subject: { findingArn = '' },
}: Finding): { detector: string; finding: string } | undefined {
  const [, detector, finding] = named.exec(findingArn) ?? []
  return detector === undefined || finding === undefined ? undefined : { detector, finding }
}

/** AWS takes archiving and filters from the administrator account alone; told before anybody asks for approval. */
export async function managedElsewhere({
  aws,
  input: { detector },
}: Look<{ detector: string }>): Promise<Text | undefined> {
  const { Administrator } = await aws.guardduty.getAdministratorAccount({ DetectorId: detector })
  const id = Administrator?.AccountId
  if (!id) return undefined
  return {
    en: `GuardDuty of this account is managed by account ${id}, and only that account may archive findings. Do it in the GuardDuty console there, or hide it with Suppress on the card.`,
    ja: `このアカウントの GuardDuty はアカウント ${id} が管理しており、検出結果をアーカイブできるのはそのアカウントだけです。そちらの GuardDuty コンソールで操作するか、カードの「抑制」を使用してください。`,
  }
}
