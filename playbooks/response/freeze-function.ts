import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ functionName: z.string().regex(/^[\w-]{1,64}$/) })
type Ctx = kit.Look<z.output<typeof input>>

async function fit({ aws, input: { functionName } }: Ctx): Promise<kit.Text | undefined> {
  const versions = await kit.orAbsent(kit.functionVersions(aws, functionName))
  if (versions !== undefined && versions.length > 0) return undefined
  return {
    en: `There is no function ${functionName} in this account and region any more. Look in CloudTrail for who deleted it, and revoke the sessions of its role: its credentials outlive it.`,
    ja: `関数 ${functionName} は、このアカウントとリージョンにはもう存在しません。誰が削除したかを CloudTrail で確認してください。認証情報は関数の削除後も有効なため、ロールのセッションを取り消してください。`,
  }
}

async function notes({ aws, input: { functionName } }: Ctx): Promise<kit.Note[]> {
  const urls = [...(await kit.urlsOf(aws, functionName)).values()]
  return [
    ...(await kit.aboutFunction(aws, functionName)),
    ...urls.map(({ FunctionUrl: url, AuthType: auth }) =>
      kit.info(
        `Function URL: ${url}, authentication: ${auth}.`,
        `関数 URL: ${url}、認証タイプ: ${auth}。`,
      ),
    ),
    kit.warn(
      'Credentials that the code has sent away keep working elsewhere until they expire: revoke the sessions of its role, too.',
      'コードが外部に送信した認証情報は、有効期限まで使えます。ロールのセッションも取り消してください。',
    ),
    kit.warn(
      'What waits in a queue or stream is kept only as long as that keeps it. A copy that CloudFront runs (Lambda@Edge) is not stopped: take it out of the distribution.',
      'キューやストリームに残ったイベントは、それぞれの保持期間を過ぎると失われます。CloudFront 上の複製 (Lambda@Edge) は止まらないため、ディストリビューションから外してください。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'freeze-function',
  risk: 'high',
  en: {
    title: 'Freeze the Lambda function',
    button: 'Freeze function',
    why: 'Stops a function that runs hostile code, by every way that invokes it. Code and configuration are kept first, and nothing is deleted.',
    undo: 'Restores its concurrency, event sources and URL as they were. The version that was kept stays.',
    fields: {
      version: 'version kept as evidence',
      ReservedConcurrentExecutions: 'reserved concurrency',
      Enabled: 'event source enabled',
      AuthType: 'URL authentication',
    },
  },
  ja: {
    title: 'Lambda 関数の凍結',
    button: '関数を凍結',
    why: '不正なコードを実行する関数を、あらゆる呼び出し経路で止めます。先にコードと設定を保存し、何も削除しません。',
    undo: '同時実行数、イベントソース、関数 URL を元の設定に戻します。保存したバージョンは残ります。',
    fields: {
      version: '証拠として保存したバージョン',
      ReservedConcurrentExecutions: '予約された同時実行数',
      Enabled: 'イベントソースの有効化',
      AuthType: 'URL の認証タイプ',
    },
  },
  permissions: [
    'lambda:DeleteFunctionConcurrency',
    'lambda:GetFunctionConcurrency',
    'lambda:GetFunctionUrlConfig',
    'lambda:GetPolicy',
    'lambda:ListAliases',
    'lambda:ListEventSourceMappings',
    'lambda:ListVersionsByFunction',
    'lambda:PublishVersion',
    'lambda:PutFunctionConcurrency',
    'lambda:UpdateEventSourceMapping',
    'lambda:UpdateFunctionUrlConfig',
  ],
  input,
  acts: kit.actsOnFunction,
  from: ({ subject: { functionName } }) =>
    functionName === undefined ? undefined : { functionName },
  fit,
  notes,
  steps: [kit.keepVersion, kit.throttleFunction, kit.stopMappings, kit.closeUrls],
})
