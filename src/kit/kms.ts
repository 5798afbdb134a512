import type { KeyMetadata } from '@aws-sdk/client-kms'
import type { Finding } from '../core/finding.ts'
import type { Note } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Look } from './define.ts'
import { info } from './notes.ts'
import { allPages, orAbsent } from './pages.ts'

/** What the playbooks on KMS keys share. */
interface OnKey {
  readonly kmsKey: string
}

/** A key's id as KMS makes it; `mrk-` is one that exists in several regions. */
export const keyIdShape = /^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The key that a finding names, unless KMS itself tells that key or material is gone: then nothing here brings it back. */
export const keyIn = ({ subject: { kmsKey }, type }: Finding): OnKey | undefined =>
  kmsKey === undefined || /^KMS (CMK Deletion|Imported Key Material)/.test(type)
    ? undefined
    : { kmsKey }

/** Undefined where there is no such key in the region. */
export async function readKey({ aws, input }: Look<OnKey>): Promise<KeyMetadata | undefined> {
  return (await orAbsent(aws.kms.describeKey({ KeyId: input.kmsKey })))?.KeyMetadata
}

/** Why nobody here can change the key's state, whatever that is; undefined: we can. */
export function keyBeyondReach(key: KeyMetadata | undefined, ctx: Look<OnKey>): Text | undefined {
  const name = ctx.input.kmsKey
  if (key === undefined)
    return {
      en: `There is no key ${name} in ${ctx.region} any more. A deleted key never comes back, nor does what only it can decrypt: look for copies under another key, and in CloudTrail for who scheduled the deletion.`,
      ja: `キー ${name} は ${ctx.region} にもう存在しません。削除されたキーは復元できず、そのキーでしか復号できないデータも戻りません。別のキーで暗号化されたコピーを探し、削除を予約した人物を CloudTrail で確認してください。`,
    }
  if (key.KeyManager === 'AWS')
    return {
      en: `${name} is an AWS managed key: only the AWS service that owns it can change its state. Contain whoever the finding names instead.`,
      ja: `${name} は AWS マネージドキーのため、状態を変更できるのは管理元の AWS サービスだけです。代わりに、検出結果にある操作者を封じ込めてください。`,
    }
  if (key.KeyState !== 'PendingImport' && key.KeyState !== 'Unavailable') return undefined
  return key.KeyState === 'PendingImport'
    ? {
        en: `The imported material of ${name} was deleted or has expired. Import the same material again; KMS keeps no copy of it.`,
        ja: `${name} にインポートしたキーマテリアルが、削除されたか期限切れです。KMS に控えはないため、同じキーマテリアルを再度インポートしてください。`,
      }
    : {
        en: `The key store of ${name} is not connected: connect it again, the key itself is as it was.`,
        ja: `${name} のキーストアが切断されています。キー自体は変わっていないため、キーストアを再接続してください。`,
      }
}

/** What the key is called, what it is for, and how many hold a grant on it: a grant outlives the key's disabling. */
export async function aboutKey(ctx: Look<OnKey>): Promise<Note[]> {
  const KeyId = ctx.input.kmsKey
  const key = await readKey(ctx)
  const aliases = await allPages(
    async (Marker) => {
      const page = await ctx.aws.kms.listAliases({ KeyId, Marker })
      return { ...page, Marker: page.NextMarker }
    },
    (page) => page.Aliases,
  )
  const { Grants = [], Truncated = false } = await ctx.aws.kms.listGrants({ KeyId })
  const names = aliases.map(({ AliasName }) => AliasName).join(', ')
  const grants = `${Grants.length}${Truncated ? '+' : ''}`
  const created = key?.CreationDate?.toISOString().slice(0, 10) ?? '-'
  return [
    info(
      `Key: ${key?.Arn ?? KeyId}, created ${created}, ${key?.KeyUsage}. Aliases: ${names || 'none'}. Grants: ${grants}.`,
      `キー: ${key?.Arn ?? KeyId}、作成日 ${created}、${key?.KeyUsage}。エイリアス: ${names || 'なし'}。グラント: ${grants} 件。`,
    ),
  ]
}
