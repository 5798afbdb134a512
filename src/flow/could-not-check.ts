import { troubleOf } from '../core/failure.ts'
import { plain, type Text } from '../core/text.ts'
import { Unreachable } from '../kit/index.ts'

const lacking = 'the simulated account lacks '
const slackSaid = /^An API error occurred: (\w+)/

/** Node's fetch keeps to itself what went wrong; its cause knows. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Error)) return 'fetch failed'
  return 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : cause.message.slice(0, 100)
}

/** Why a check could not look, in words. Everything that `gather` throws ends here: what was not seen is never a pass. */
export function couldNotCheck(error: unknown): Text {
  if (error instanceof Unreachable) return error.why
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const said = message.slice(0, 300)
  if (message.startsWith(lacking))
    return {
      en: `The simulated account does not know this call: ${said.slice(lacking.length)}.`,
      ja: `シミュレーション用アカウントがこの呼び出しに対応していません: ${said.slice(lacking.length)}。`,
    }
  if (name === 'UndeclaredCall')
    return {
      en: `The check made a call that it does not declare: ${said}`,
      ja: `チェックが宣言していない呼び出しをしました: ${said}`,
    }
  const trouble = troubleOf({ name, message })
  if (trouble === 'session')
    return {
      en: `The role of this account could not be used (${name}): ${said}`,
      ja: `このアカウントのロールを使用できませんでした (${name}): ${said}`,
    }
  if (trouble === 'denied')
    return {
      en: `Permission is missing (${name}): ${said}`,
      ja: `権限がありません (${name}): ${said}`,
    }
  if (trouble === 'throttled')
    return {
      en: `AWS asked to slow down and did not answer in time (${name}). Scan again later.`,
      ja: `AWS のスロットリングにより、応答を得られませんでした (${name})。時間をおいて再実行してください。`,
    }
  if (trouble === 'away')
    return {
      en: `AWS could not be reached (${name}): ${said}`,
      ja: `AWS に接続できませんでした (${name}): ${said}`,
    }
  if (message === 'fetch failed')
    return {
      en: `There was no answer (${causeOf(error)}): the network, its DNS or a firewall is between.`,
      ja: `応答がありませんでした (${causeOf(error)})。ネットワーク、DNS、ファイアウォールを確認してください。`,
    }
  const refused = slackSaid.exec(message)?.[1]
  if (refused !== undefined)
    return {
      en: `Slack refused: ${refused}. The token is wrong or was revoked, or the app was removed.`,
      ja: `Slack に拒否されました: ${refused}。トークンの誤りや失効、アプリの削除が考えられます。`,
    }
  return plain(`${name}: ${said}`)
}
