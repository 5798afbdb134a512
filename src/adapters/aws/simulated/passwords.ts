import type {
  GetAccountPasswordPolicyResponse,
  UpdateAccountPasswordPolicyRequest,
} from '@aws-sdk/client-iam'
import { awsError, type Operations, operation } from './operation.ts'
import type { World } from './world.ts'

/** A user's password for the console, and when somebody last signed in with it, where that is known. */
export interface Login {
  readonly created: string
  readonly reset: boolean
  readonly used?: string
}

/** The account's rules for passwords of IAM users; what is null is not asked for. */
export interface PasswordPolicy {
  readonly MinimumPasswordLength: number
  readonly RequireSymbols: boolean
  readonly RequireNumbers: boolean
  readonly RequireUppercaseCharacters: boolean
  readonly RequireLowercaseCharacters: boolean
  readonly AllowUsersToChangePassword: boolean
  readonly MaxPasswordAge: number | null
  readonly PasswordReusePrevention: number | null
  readonly HardExpiry: boolean
}

/** Loosened in the ways that make a password easy to set and to keep. */
export const weakPasswords: PasswordPolicy = {
  MinimumPasswordLength: 6,
  RequireSymbols: false,
  RequireNumbers: true,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  AllowUsersToChangePassword: true,
  MaxPasswordAge: null,
  PasswordReusePrevention: null,
  HardExpiry: false,
}

function policyOf({ passwords }: World): PasswordPolicy {
  if (passwords !== null) return passwords
  throw awsError('NoSuchEntityException', 'The Password Policy with domain name cannot be found.')
}

const rules = [
  'MinimumPasswordLength',
  'RequireSymbols',
  'RequireNumbers',
  'RequireUppercaseCharacters',
  'RequireLowercaseCharacters',
  'AllowUsersToChangePassword',
  'MaxPasswordAge',
  'PasswordReusePrevention',
  'HardExpiry',
] as const

export const passwordOperations: Operations = {
  'iam:GetAccountPasswordPolicy': operation<object, GetAccountPasswordPolicyResponse>(
    [],
    (world) => {
      const { MaxPasswordAge, PasswordReusePrevention, ...policy } = policyOf(world)
      return {
        PasswordPolicy: {
          ...policy,
          ExpirePasswords: MaxPasswordAge !== null,
          ...(MaxPasswordAge !== null && { MaxPasswordAge }),
          ...(PasswordReusePrevention !== null && { PasswordReusePrevention }),
        },
      }
    },
  ),

  // IAM resets what the request leaves out.
  'iam:UpdateAccountPasswordPolicy': operation<UpdateAccountPasswordPolicyRequest, object>(
    rules,
    (world, input) => {
      const { MinimumPasswordLength: length = 6 } = input
      if (length < 6 || length > 128)
        throw awsError('ValidationError', `minimumPasswordLength ${length} is not of 6 to 128`)
      world.passwords = {
        MinimumPasswordLength: length,
        RequireSymbols: input.RequireSymbols ?? false,
        RequireNumbers: input.RequireNumbers ?? false,
        RequireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
        RequireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
        AllowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
        MaxPasswordAge: input.MaxPasswordAge ?? null,
        PasswordReusePrevention: input.PasswordReusePrevention ?? null,
        HardExpiry: input.HardExpiry ?? false,
      }
      return {}
    },
  ),

  'iam:DeleteAccountPasswordPolicy': operation<object, object>([], (world) => {
    policyOf(world)
    world.passwords = null
    return {}
  }),
}
