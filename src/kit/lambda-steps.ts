import type { Step } from './define.ts'
import { functionVersions, mappingsOf, sameFunction, urlsOf } from './lambda.ts'

/** Steps that more than one playbook takes on a Lambda function. */
interface OnFunction {
  readonly functionName: string
}

const markOf = (run: string): string => `hikeshi:run=${run}`
const already = 'an equal version exists'

/** A version cannot be changed any more: whatever is deployed over it, code and configuration stay for the examination. */
export const keepVersion: Step<OnFunction> = {
  id: 'keep-version',
  phase: 'evidence',
  en: { title: 'Keep code and configuration as a version' },
  ja: { title: 'コードと設定のバージョンとしての保存' },
  now: async ({ aws, input: { functionName }, run }) => {
    const versions = await functionVersions(aws, functionName)
    const latest = versions.find(({ Version }) => Version === '$LATEST') ?? {}
    const numbered = versions.filter(({ Version }) => Version !== '$LATEST')
    const ours = numbered.some(({ Description }) => Description === markOf(run))
    const equal = numbered.some((version) => sameFunction(version, latest))
    return { [functionName]: { version: ours ? markOf(run) : equal ? already : null } }
  },
  // AWS publishes nothing where nothing has changed since the last version.
  want: ({ input: { functionName }, now, run }) =>
    now[functionName]?.['version'] === already ? {} : { [functionName]: { version: markOf(run) } },
  do: async ({ aws, input: { functionName: FunctionName }, run }) => {
    const { Version = null, CodeSha256 = null } = await aws.lambda.publishVersion({
      FunctionName,
      Description: markOf(run),
    })
    return { Version, CodeSha256 }
  },
  undo: {
    never: {
      en: 'The version stays, since it is evidence. It costs only code storage; delete it when the case is closed.',
      ja: '証拠になるため、バージョンは残します。消費するのはコードストレージだけです。対応の完了後に削除してください。',
    },
  },
  repeatable: true,
}

/** Reserved concurrency of zero: no version and no alias is invoked any more, by whatever way. */
export const throttleFunction: Step<OnFunction> = {
  id: 'throttle',
  phase: 'contain',
  en: { title: 'Allow no invocations' },
  ja: { title: '呼び出しの停止' },
  now: async ({ aws, input: { functionName: FunctionName } }) => {
    const { ReservedConcurrentExecutions: reserved } = await aws.lambda.getFunctionConcurrency({
      FunctionName,
    })
    return { [FunctionName]: { ReservedConcurrentExecutions: reserved ?? null } }
  },
  want: ({ input: { functionName } }) => ({ [functionName]: { ReservedConcurrentExecutions: 0 } }),
  do: setConcurrency,
  undo: setConcurrency,
  repeatable: true,
}

async function setConcurrency({ aws, changes }: Parameters<Step<OnFunction>['do']>[0]) {
  for (const { resource: FunctionName, to } of changes)
    if (to === null) await aws.lambda.deleteFunctionConcurrency({ FunctionName })
    else
      await aws.lambda.putFunctionConcurrency({
        FunctionName,
        ReservedConcurrentExecutions: Number(to),
      })
}

/** Messages stay in their queue or stream: they are not read, fail and pass into a dead-letter queue meanwhile. */
export const stopMappings: Step<OnFunction> = {
  id: 'stop-mappings',
  phase: 'contain',
  en: { title: 'Disable the event source mappings' },
  ja: { title: 'イベントソースマッピングの無効化' },
  now: async ({ aws, input: { functionName } }) =>
    Object.fromEntries(
      (await mappingsOf(aws, functionName)).map(({ UUID = '', State }) => [
        UUID,
        { Enabled: State !== 'Disabled' },
      ]),
    ),
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((mapping) => [mapping, { Enabled: false }])),
  do: setMappings,
  undo: setMappings,
  repeatable: true,
  // Lambda is `Disabling` for a while.
  settle: 180,
}

async function setMappings({ aws, changes }: Parameters<Step<OnFunction>['do']>[0]) {
  for (const { resource: UUID, to } of changes)
    await aws.lambda.updateEventSourceMapping({ UUID, Enabled: to === true })
}

/** A deleted URL would come back under another name: it stays and asks for a signature instead. */
export const closeUrls: Step<OnFunction> = {
  id: 'close-urls',
  phase: 'contain',
  en: { title: 'Require a signature at the function URL' },
  ja: { title: '関数 URL での署名の必須化' },
  now: async ({ aws, input: { functionName } }) =>
    Object.fromEntries(
      [...(await urlsOf(aws, functionName))].map(([name, { AuthType = null }]) => [
        `url/${name}`,
        { AuthType },
      ]),
    ),
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((url) => [url, { AuthType: 'AWS_IAM' }])),
  do: setUrls,
  undo: setUrls,
  repeatable: true,
}

async function setUrls({ aws, changes }: Parameters<Step<OnFunction>['do']>[0]) {
  for (const { resource, to } of changes) {
    const [FunctionName = '', Qualifier] = resource.replace(/^url\//, '').split(':')
    const AuthType = to === 'NONE' ? 'NONE' : 'AWS_IAM'
    await aws.lambda.updateFunctionUrlConfig({ FunctionName, Qualifier, AuthType })
  }
}
