import type { JsonObject } from '../core/json.ts'
import { same } from '../core/json.ts'
import { bucketPolicy, literally, setStatement, statementOf } from './bucket-policy.ts'
import type { Act, Look, Step } from './define.ts'
import { sidOf } from './denials.ts'

/** One object of S3 by its key, whichever version. */
export interface OnObject {
  readonly bucket: string
  readonly key: string
  /** ARNs of roles that still may: `*` stands for anything, as in ArnLike. */
  readonly except: readonly string[]
}
type Ctx = Look<OnObject>

export const nameOfObject = ({ bucket, key }: OnObject): string => `s3://${bucket}/${key}`

/** Nobody reads, overwrites or deletes it; tags and policies stay in the hands of those who have them. */
export const denialOf = ({
  input,
  run,
  region,
}: Pick<Ctx, 'input' | 'run' | 'region'>): JsonObject => ({
  Sid: sidOf(run),
  Effect: 'Deny',
  Principal: '*',
  Action: [
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:GetObject',
    's3:GetObjectVersion',
    's3:PutObject',
  ],
  Resource: `arn:${partition(region)}:s3:::${input.bucket}/${literally(input.key)}`,
  ...(input.except.length > 0 && {
    Condition: { ArnNotLike: { 'aws:PrincipalArn': [...input.except] } },
  }),
})

const partition = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'

const shown = 'deny read, write, delete'

export const denyObject: Step<OnObject> = {
  id: 'deny',
  phase: 'contain',
  en: { title: 'Deny access to the object by the bucket policy' },
  ja: { title: 'バケットポリシーによるオブジェクトへのアクセスの拒否' },
  now: async (ctx) => {
    const stored = statementOf(await bucketPolicy(ctx), sidOf(ctx.run)) ?? null
    const isOurs = stored !== null && same(stored, denialOf(ctx))
    return { [nameOfObject(ctx.input)]: { policy: isOurs ? shown : stored } }
  },
  want: ({ input }) => ({ [nameOfObject(input)]: { policy: shown } }),
  do: setDenial,
  undo: setDenial,
  repeatable: true,
}

async function setDenial(ctx: Act<OnObject>): Promise<void> {
  for (const { to } of ctx.changes)
    await setStatement(ctx, sidOf(ctx.run), to === shown ? denialOf(ctx) : null)
}
