import { z } from 'zod'

/** As RDS keeps it, with the user name beside it. */
const Kept = z.object({ password: z.string().min(1) })

/** How to learn the password that RDS keeps and rotates, by the ARN of its secret. Throws what AWS answers; never shows it. */
export function makePasswordOf(arn: string, endpoint: string | undefined): () => Promise<string> {
  const [, , , region = ''] = arn.split(':')
  const client = import('@aws-sdk/client-secrets-manager').then(
    ({ SecretsManager }) => new SecretsManager({ region, ...(endpoint && { endpoint }) }),
  )
  return async () => {
    const { SecretString = '' } = await (await client).getSecretValue({ SecretId: arn })
    try {
      return Kept.parse(JSON.parse(SecretString)).password
    } catch {
      // What could not be read is not told: it may be the password itself.
      throw new Error(`${arn} is not JSON with a password: {"username": ..., "password": ...}`)
    }
  }
}
