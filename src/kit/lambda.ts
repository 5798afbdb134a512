import type { FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda'
import type { Note } from '../core/plan.ts'
import type { Aws } from './aws.ts'
import { info, warn } from './notes.ts'
import { allPages, orAbsent } from './pages.ts'
import { json, leaves } from './read.ts'

/** What there is to a Lambda function: its versions, aliases, URLs, event sources and who may call it. */

/** `$LATEST` and every numbered version; throws `ResourceNotFoundException` where there is no such function. */
export const functionVersions = (
  aws: Aws,
  FunctionName: string,
): Promise<FunctionConfiguration[]> =>
  allPages(
    (Marker) => aws.lambda.listVersionsByFunction({ FunctionName, Marker }),
    (page) => page.Versions,
  )

const aliasesOf = (aws: Aws, FunctionName: string) =>
  allPages(
    (Marker) => aws.lambda.listAliases({ FunctionName, Marker }),
    (page) => page.Aliases,
  )

/** The function as it is called: by its name alone, and by each alias. */
const names = async (aws: Aws, name: string): Promise<string[]> => [
  name,
  ...(await aliasesOf(aws, name)).map(({ Name }) => `${name}:${Name}`),
]

/** Queues and streams that Lambda reads for the function or one of its aliases, by id. */
export async function mappingsOf(aws: Aws, name: string) {
  const lists = (await names(aws, name)).map((FunctionName) =>
    allPages(
      (Marker) => aws.lambda.listEventSourceMappings({ FunctionName, Marker }),
      (page) => page.EventSourceMappings,
    ),
  )
  const all = (await Promise.all(lists)).flat()
  return [...new Map(all.map((one) => [one.UUID ?? '', one])).entries()].map(([, one]) => one)
}

/** The URLs of the function and of its aliases, by `name` or `name:alias`. */
export async function urlsOf(aws: Aws, name: string): Promise<Map<string, FunctionUrlConfig>> {
  const reads = (await names(aws, name)).map((one) => {
    const [FunctionName = '', Qualifier] = one.split(':')
    return orAbsent(aws.lambda.getFunctionUrlConfig({ FunctionName, Qualifier }))
  })
  const found = (await Promise.all(reads)).flatMap((url) => url ?? [])
  return new Map(
    found.map((url) => [(url.FunctionArn ?? '').split(':').slice(6).join(':') || name, url]),
  )
}

const telling = [
  'CodeSha256',
  'Runtime',
  'Handler',
  'Role',
  'Environment',
  'Layers',
  'VpcConfig',
  'Timeout',
  'MemorySize',
] as const

/** Would a version published now hold nothing that this one does not? */
export const sameFunction = (a: FunctionConfiguration, b: FunctionConfiguration): boolean =>
  telling.every((member) => JSON.stringify(a[member]) === JSON.stringify(b[member]))

const list = (values: readonly (string | undefined)[]): string => values.join(', ') || '-'

/** Code, role and ways in of the function, and who notices when it stands still. Environment variables by name only. */
export async function aboutFunction(aws: Aws, FunctionName: string): Promise<Note[]> {
  const versions = await functionVersions(aws, FunctionName)
  const latest = versions.find(({ Version }) => Version === '$LATEST') ?? {}
  const aliases = await aliasesOf(aws, FunctionName)
  const policy = await orAbsent(aws.lambda.getPolicy({ FunctionName }))
  const callers = leaves(json(policy?.Policy ?? '{}'))
    .filter(([path]) => /(^|\.)Principal(\.|$)/.test(path))
    .map(([, value]) => value)
  const sources = (await mappingsOf(aws, FunctionName)).map(({ EventSourceArn }) => EventSourceArn)
  const [numbers, points] = [
    list(versions.flatMap(({ Version }) => (Version === '$LATEST' ? [] : (Version ?? [])))),
    list(aliases.map(({ Name, FunctionVersion }) => `${Name} -> ${FunctionVersion}`)),
  ]
  const variables = list(Object.keys(latest.Environment?.Variables ?? {}))
  const layers = list((latest.Layers ?? []).map(({ Arn }) => Arn))
  const who = list([...new Set(callers)])
  return [
    info(
      `Code SHA-256 ${latest.CodeSha256 ?? '-'}, changed ${latest.LastModified ?? '-'}, ${latest.Runtime ?? 'container image'}, role ${latest.Role ?? '-'}.`,
      `コードの SHA-256 ${latest.CodeSha256 ?? '-'}、最終変更 ${latest.LastModified ?? '-'}、${latest.Runtime ?? 'コンテナイメージ'}、ロール ${latest.Role ?? '-'}。`,
    ),
    info(
      `Versions: ${numbers}. Aliases: ${points}. Layers: ${layers}. Environment variables: ${variables}.`,
      `バージョン: ${numbers}。エイリアス: ${points}。レイヤー: ${layers}。環境変数: ${variables}。`,
    ),
    info(
      `Event sources: ${list(sources)}. Its policy lets in: ${who}.`,
      `イベントソース: ${list(sources)}。リソースポリシーで許可された呼び出し元: ${who}。`,
    ),
    warn(
      `Invocations that run now go on for up to ${latest.Timeout ?? 900} seconds. After that every caller is refused (429); Lambda keeps asynchronous events for up to six hours and then drops them.`,
      `実行中の呼び出しは、最長 ${latest.Timeout ?? 900} 秒続きます。その後の呼び出しはすべて拒否されます (429)。非同期イベントは最長 6 時間保持され、その後破棄されます。`,
    ),
  ]
}
