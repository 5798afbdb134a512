import { z } from 'zod'
import type { Finding, Subject } from '../core/finding.ts'
import type { Text } from '../core/text.ts'
import type { Look } from './define.ts'
import { at, textAt, valuesAt } from './read.ts'
import { named } from './sequence.ts'
import { tiesTo } from './ties.ts'

/** A finding of GuardDuty's as its calls name it. */
export const findingInput = {
  detector: z.string().regex(/^[0-9a-f]{32}$/),
  finding: z.string().regex(/^[0-9a-zA-Z]{1,64}$/),
}
const arns = /:guardduty:[a-z0-9-]+:\d{12}:detector\/([0-9a-f]{32})\/finding\/([0-9a-zA-Z]{1,64})$/

/** The detector and the finding out of the finding's ARN. */
export function guardDutyFinding({
  subject: { findingArn = '' },
}: Finding): { detector: string; finding: string } | undefined {
  const [, detector, finding] = arns.exec(findingArn) ?? []
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

/** An attack sequence and its findings name its ARN; what is said of an identity is said again in every Region. */
export const findingTies = (
  detail: unknown,
  type: string,
  { userName, accessKeyId }: Subject,
): Pick<Finding, 'ties'> =>
  tiesTo(
    [
      'sequence',
      textAt(detail, type.startsWith('AttackSequence:') ? 'arn' : 'associatedAttackSequenceArn'),
    ],
    [
      'copy',
      type.includes(':IAMUser/') ? [type, userName ?? accessKeyId ?? ''].join('/') : undefined,
    ],
  )

/** Who acted: the identity, the Kubernetes or database user, or the actors of an attack sequence. */
export const actorsIn = (resource: unknown, sequence: unknown): string[] => [
  ...named(at(resource, 'accessKeyDetails'), 'userName|principalId', 'userType', 'accessKeyId'),
  ...named(at(resource, 'kubernetesDetails.kubernetesUserDetails'), 'username', 'sessionName'),
  ...named(at(resource, 'rdsDbUserDetails'), 'user', 'database', 'application'),
  ...valuesAt(sequence, 'actors').flatMap((one) =>
    named(one, 'user.name|process.name|user.uid|id', 'user.type', 'user.credentialUid'),
  ),
]
