import type {
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  GetLoginProfileRequest,
  GetLoginProfileResponse,
  GetUserRequest,
  GetUserResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  ListMFADevicesRequest,
  ListMFADevicesResponse,
  ListUsersResponse,
  UpdateAccessKeyRequest,
} from '@aws-sdk/client-iam'
import { awsError, type Operations, operation } from './operation.ts'
import { type AccessKey, own, type User, type World } from './world.ts'

const missing = (what: string) => awsError('NoSuchEntityException', what)

export function userOf(world: World, name: string | undefined): User {
  // Without a name IAM means the caller, and the responder's role is no user.
  if (name === undefined)
    throw awsError(
      'ValidationError',
      'Must specify userName when calling with non-User credentials',
    )
  const user = own(world.users, name)
  if (user) return user
  throw missing(`The user with name ${name} cannot be found.`)
}

const describe = (world: World, user: User) => ({
  Path: '/',
  UserName: user.name,
  UserId: user.id,
  Arn: `arn:aws:iam::${world.account}:user/${user.name}`,
  CreateDate: new Date(user.created),
})

function findKey(world: World, id: string | undefined): { user: User; key: AccessKey } {
  for (const user of Object.values(world.users)) {
    const key = user.keys.find((each) => each.id === id)
    if (key) return { user, key }
  }
  throw missing(`The Access Key with id ${id} cannot be found.`)
}

export const userOperations: Operations = {
  'iam:GetUser': operation<GetUserRequest, GetUserResponse>(['UserName'], (world, input) => ({
    User: describe(world, userOf(world, input.UserName)),
  })),

  'iam:ListUsers': operation<object, ListUsersResponse>([], (world) => ({
    Users: Object.values(world.users).map((user) => describe(world, user)),
    IsTruncated: false,
  })),

  'iam:ListAccessKeys': operation<ListAccessKeysRequest, ListAccessKeysResponse>(
    ['UserName'],
    (world, input) => {
      const user = userOf(world, input.UserName)
      return {
        AccessKeyMetadata: user.keys.map((key) => ({
          UserName: user.name,
          AccessKeyId: key.id,
          Status: key.status,
          CreateDate: new Date(key.created),
        })),
        IsTruncated: false,
      }
    },
  ),

  'iam:GetAccessKeyLastUsed': operation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>(
    ['AccessKeyId'],
    (world, input) => {
      const { user, key } = findKey(world, input.AccessKeyId)
      const { at, service, region } = key.used ?? { at: undefined, service: 'N/A', region: 'N/A' }
      return {
        UserName: user.name,
        AccessKeyLastUsed: {
          LastUsedDate: at === undefined ? undefined : new Date(at),
          ServiceName: service,
          Region: region,
        },
      }
    },
  ),

  'iam:UpdateAccessKey': operation<UpdateAccessKeyRequest, object>(
    ['UserName', 'AccessKeyId', 'Status'],
    (world, input) => {
      const user = userOf(world, input.UserName)
      const key = user.keys.find(({ id }) => id === input.AccessKeyId)
      if (!key) throw missing(`The Access Key with id ${input.AccessKeyId} cannot be found.`)
      if (input.Status !== 'Active' && input.Status !== 'Inactive')
        throw awsError('ValidationError', 'status must be one of [Active, Inactive]')
      key.status = input.Status
      return {}
    },
  ),

  'iam:ListMFADevices': operation<ListMFADevicesRequest, ListMFADevicesResponse>(
    ['UserName'],
    (world, input) => {
      const user = userOf(world, input.UserName)
      return {
        MFADevices: user.mfa.map(({ serial, enabled }) => ({
          UserName: user.name,
          SerialNumber: serial,
          EnableDate: new Date(enabled),
        })),
        IsTruncated: false,
      }
    },
  ),

  'iam:GetLoginProfile': operation<GetLoginProfileRequest, GetLoginProfileResponse>(
    ['UserName'],
    (world, input) => {
      const { name, login } = userOf(world, input.UserName)
      if (!login) throw missing(`Login Profile for User ${name} cannot be found.`)
      return {
        LoginProfile: {
          UserName: name,
          CreateDate: new Date(login.created),
          PasswordResetRequired: login.reset,
        },
      }
    },
  ),
}
