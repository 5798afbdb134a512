import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** What cdk-nag finds here and is meant so: each rule with its reason. Anything else fails the tests. */
export function accept(construct: IConstruct, reasons: { readonly [rule: string]: string }): void {
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(construct).acknowledge({ id, reason })
}
