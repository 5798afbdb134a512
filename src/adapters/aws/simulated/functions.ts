import type {
  DeleteFunctionConcurrencyRequest,
  FunctionConfiguration,
  FunctionUrlConfig,
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
  GetFunctionUrlConfigRequest,
  GetFunctionUrlConfigResponse,
  GetPolicyRequest,
  GetPolicyResponse,
  ListAliasesRequest,
  ListAliasesResponse,
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
  ListVersionsByFunctionRequest,
  ListVersionsByFunctionResponse,
  PublishVersionRequest,
  PutFunctionConcurrencyRequest,
  UpdateEventSourceMappingRequest,
  UpdateFunctionUrlConfigRequest,
} from '@aws-sdk/client-lambda'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import { own, type World } from './world.ts'

/** A Lambda function, by `region/name` in the world. */
export interface Function {
  readonly name: string
  readonly region: string
  readonly role: string
  readonly sha256: string
  readonly modified: string
  readonly runtime?: 'python3.8'
  readonly variables?: Record<string, string>
  /** Published ones by number, each with its description. */
  readonly versions: Record<string, string>
  readonly aliases: Record<string, string>
  readonly policy: string | null
  reserved: number | null
  /** Authentication of each URL, by alias; the empty alias is `$LATEST`. */
  readonly urls: Record<string, 'NONE' | 'AWS_IAM'>
  /** Event source mappings by id. */
  readonly mappings: Record<string, { readonly source: string; enabled: boolean }>
}

const missing = (what: string) => awsError('ResourceNotFoundException', `${what} not found`)
const arnOf = ({ name, region }: Function, { account }: Call): string =>
  `arn:aws:lambda:${region}:${account}:function:${name}`

function functionOf(world: World, name: string | undefined, call: Call): Function {
  const found = own(world.functions, `${call.region}/${name}`)
  if (found) return found
  throw missing(`Function: arn:aws:lambda:${call.region}:${call.account}:function:${name}`)
}

export const configurationOf = (
  one: Function,
  version: string,
  call: Call,
): FunctionConfiguration => ({
  FunctionName: one.name,
  FunctionArn: `${arnOf(one, call)}:${version}`,
  Version: version,
  Description: own(one.versions, version) ?? 'Makes thumbnails',
  Runtime: one.runtime ?? 'nodejs24.x',
  Handler: 'index.handler',
  Role: one.role,
  CodeSha256: one.sha256,
  LastModified: one.modified,
  Timeout: 30,
  MemorySize: 512,
  Environment: { Variables: one.variables ?? { BUCKET: 'shop-thumbnails' } },
})

function urlOf(one: Function, alias: string | undefined, call: Call): FunctionUrlConfig {
  const AuthType = own(one.urls, alias ?? '')
  if (AuthType === undefined) throw missing('The resource you requested does')
  const suffix = alias === undefined ? '' : `:${alias}`
  return {
    FunctionUrl: `https://${one.name}${alias ?? ''}.lambda-url.${one.region}.on.aws/`,
    FunctionArn: arnOf(one, call) + suffix,
    AuthType,
    CreationTime: one.modified,
    LastModifiedTime: one.modified,
  }
}

export const functionOperations: Operations = {
  'lambda:ListVersionsByFunction': operation<
    ListVersionsByFunctionRequest,
    ListVersionsByFunctionResponse
  >(['FunctionName'], (world, input, call) => {
    const one = functionOf(world, input.FunctionName, call)
    const numbers = ['$LATEST', ...Object.keys(one.versions)]
    return { Versions: numbers.map((version) => configurationOf(one, version, call)) }
  }),

  'lambda:ListAliases': operation<ListAliasesRequest, ListAliasesResponse>(
    ['FunctionName'],
    (world, input, call) => ({
      Aliases: Object.entries(functionOf(world, input.FunctionName, call).aliases).map(
        ([Name, FunctionVersion]) => ({ Name, FunctionVersion }),
      ),
    }),
  ),

  'lambda:GetPolicy': operation<GetPolicyRequest, GetPolicyResponse>(
    ['FunctionName'],
    (world, input, call) => {
      const { policy } = functionOf(world, input.FunctionName, call)
      if (policy === null) throw missing('The resource you requested does')
      return { Policy: policy }
    },
  ),

  'lambda:PublishVersion': operation<PublishVersionRequest, FunctionConfiguration>(
    ['FunctionName', 'Description'],
    (world, input, call) => {
      const one = functionOf(world, input.FunctionName, call)
      const version = String(Object.keys(one.versions).length + 1)
      one.versions[version] = input.Description ?? ''
      return configurationOf(one, version, call)
    },
  ),

  'lambda:GetFunctionConcurrency': operation<
    GetFunctionConcurrencyRequest,
    GetFunctionConcurrencyResponse
  >(['FunctionName'], (world, input, call) => {
    const { reserved } = functionOf(world, input.FunctionName, call)
    return reserved === null ? {} : { ReservedConcurrentExecutions: reserved }
  }),

  'lambda:PutFunctionConcurrency': operation<PutFunctionConcurrencyRequest, object>(
    ['FunctionName', 'ReservedConcurrentExecutions'],
    (world, input, call) => {
      const one = functionOf(world, input.FunctionName, call)
      one.reserved = input.ReservedConcurrentExecutions ?? 0
      return { ReservedConcurrentExecutions: one.reserved }
    },
  ),

  'lambda:DeleteFunctionConcurrency': operation<DeleteFunctionConcurrencyRequest, object>(
    ['FunctionName'],
    (world, input, call) => {
      functionOf(world, input.FunctionName, call).reserved = null
      return {}
    },
  ),

  'lambda:ListEventSourceMappings': operation<
    ListEventSourceMappingsRequest,
    ListEventSourceMappingsResponse
  >(['FunctionName'], (world, input, call) => {
    const [name, alias] = (input.FunctionName ?? '').split(':')
    // An alias has mappings of its own, and here it has none.
    const one = alias === undefined ? own(world.functions, `${call.region}/${name}`) : undefined
    return {
      EventSourceMappings: Object.entries(one?.mappings ?? {}).map(([UUID, mapping]) => ({
        UUID,
        EventSourceArn: mapping.source,
        FunctionArn: one && arnOf(one, call),
        State: mapping.enabled ? 'Enabled' : 'Disabled',
      })),
    }
  }),

  'lambda:UpdateEventSourceMapping': operation<UpdateEventSourceMappingRequest, object>(
    ['UUID', 'Enabled'],
    (world, input) => {
      const id = input.UUID ?? ''
      const mapping = Object.values(world.functions)
        .map(({ mappings }) => own(mappings, id))
        .find(Boolean)
      if (mapping === undefined) throw missing('The resource you requested does')
      mapping.enabled = input.Enabled ?? mapping.enabled
      return { UUID: id, State: mapping.enabled ? 'Enabling' : 'Disabling' }
    },
  ),

  'lambda:GetFunctionUrlConfig': operation<
    GetFunctionUrlConfigRequest,
    GetFunctionUrlConfigResponse
  >(
    ['FunctionName', 'Qualifier'],
    (world, input, call) =>
      urlOf(
        functionOf(world, input.FunctionName, call),
        input.Qualifier,
        call,
      ) as GetFunctionUrlConfigResponse,
  ),

  'lambda:UpdateFunctionUrlConfig': operation<UpdateFunctionUrlConfigRequest, object>(
    ['FunctionName', 'Qualifier', 'AuthType'],
    (world, input, call) => {
      const one = functionOf(world, input.FunctionName, call)
      urlOf(one, input.Qualifier, call)
      if (input.AuthType !== undefined) one.urls[input.Qualifier ?? ''] = input.AuthType
      return urlOf(one, input.Qualifier, call)
    },
  ),
}

/** Called by a queue and, through its URL, by everybody. */
export function addFunction(world: World, name: string, region: string, then: string): void {
  const arn = `arn:aws:lambda:${region}:${world.account}:function:${name}`
  const everybody = {
    Sid: 'FunctionURLAllowPublicAccess',
    Effect: 'Allow',
    Principal: '*',
    Action: 'lambda:InvokeFunctionUrl',
    Resource: arn,
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
  }
  world.functions[`${region}/${name}`] = {
    name,
    region,
    role: `arn:aws:iam::${world.account}:role/${name}`,
    sha256: 'K9u8x2oQ1mZ0r7T5yV3wB6cD4eF8gH1iJ2kL3mN4oP4=',
    modified: then,
    versions: {},
    aliases: {},
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [everybody] }),
    reserved: null,
    urls: { '': 'NONE' },
    mappings: {
      '6f0e1d2c-3b4a-4968-8778-a5b4c3d2e1f0': {
        source: `arn:aws:sqs:${region}:${world.account}:shop-uploads`,
        enabled: true,
      },
    },
  }
}
