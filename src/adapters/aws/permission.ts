import { onlyReads } from '../../core/actions.ts'
import { isObject } from '../../core/json.ts'

/** A step called what its playbook does not declare. Nothing was sent. */
export class UndeclaredCall extends Error {
  override readonly name = 'UndeclaredCall'
  /** IAM's name: `ec2:TerminateInstances`. */
  readonly action: string
  constructor(action: string) {
    super(`${action} is not among the declared permissions; nothing was sent`)
    this.action = action
  }
}

/** Where IAM asks for more than the action of the call's own name. AWS denies these calls without it, emulators do not. */
export const alsoNeeds: { readonly [action: string]: readonly string[] } = {
  'ec2:AssociateIamInstanceProfile': ['iam:PassRole'],
  'ec2:ReplaceIamInstanceProfileAssociation': ['iam:PassRole'],
}

/** The IAM action of an SDK command: service prefix and operation have the same names in all services of the facade. */
export const actionOf = (service: string, commandName: string): string =>
  `${service}:${commandName.replace(/Command$/, '')}`

/** The first action that IAM asks for this call and that is not declared, spelled exactly. */
export function undeclared(
  action: string,
  input: unknown,
  permissions: readonly string[],
): string | undefined {
  const tags = isObject(input) ? input.TagSpecifications : undefined
  // Tags given at creation are a CreateTags of their own to IAM.
  const tagging = Array.isArray(tags) && tags.length > 0 ? ['ec2:CreateTags'] : []
  const needed = [action, ...(alsoNeeds[action] ?? []), ...tagging]
  return needed.find((each) => !permissions.includes(each))
}

/** Does this call change anything? What is not known to be a read counts as a change. */
export function isMutating(action: string, input: unknown): boolean {
  // Only EC2 knows this parameter; another service would overlook it and go ahead.
  const rehearsed = action.startsWith('ec2:') && isObject(input) && input.DryRun === true
  return !onlyReads(action) && !rehearsed
}
