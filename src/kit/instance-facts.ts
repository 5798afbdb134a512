import { digest } from '../core/hash.ts'
import type { Json } from '../core/json.ts'
import type { Aws } from './aws.ts'
import { readInstance } from './ec2.ts'
import { allPages, orUnread } from './pages.ts'

/** What tells of an instance from outside it and is gone or changed later: each as a file, or why AWS did not give it. */
export type InstanceFiles = {
  readonly [name: string]: Uint8Array | { readonly unread: string }
}

const text = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value, null, 2))

/** The console as it is now; only Nitro instances have that, others what was buffered at the last boot. */
async function consoleOutput(aws: Aws, InstanceId: string) {
  const live = await orUnread(aws.ec2.getConsoleOutput({ InstanceId, Latest: true }))
  if ('answer' in live) return live
  return orUnread(aws.ec2.getConsoleOutput({ InstanceId }))
}

async function inventory(aws: Aws, InstanceId: string) {
  const ask = { InstanceId, TypeName: 'AWS:Application' }
  const pages = allPages(
    (NextToken) => aws.ssm.listInventoryEntries({ ...ask, NextToken }),
    (page) => page.Entries,
  )
  return orUnread(pages)
}

/** Reads everything once. Nothing is executed on the instance, and nothing in it notices. */
export async function filesOf(aws: Aws, InstanceId: string): Promise<InstanceFiles> {
  const output = await consoleOutput(aws, InstanceId)
  const screen = await orUnread(aws.ec2.getConsoleScreenshot({ InstanceId }))
  const installed = await inventory(aws, InstanceId)
  const decoded = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64')
  return {
    'instance.json': text(await readInstance(aws, InstanceId)),
    'console-output.txt': 'unread' in output ? output : decoded(output.answer.Output),
    'console-screenshot.jpg': 'unread' in screen ? screen : decoded(screen.answer.ImageData),
    'applications.json': 'unread' in installed ? installed : text(installed.answer),
  }
}

/** What a journal may keep of a file: its size in bytes and its SHA-256. */
export const digestOf = (file: InstanceFiles[string]): Json =>
  file instanceof Uint8Array ? { bytes: file.byteLength, sha256: digest(file) } : file

/** Its user data by size and SHA-256 only: secrets stand in it more often than not. Null where it has none. */
export async function userDataDigest(aws: Aws, InstanceId: string): Promise<Json> {
  const { UserData } = await aws.ec2.describeInstanceAttribute({
    InstanceId,
    Attribute: 'userData',
  })
  return UserData?.Value ? digestOf(Buffer.from(UserData.Value, 'base64')) : null
}

/** The Systems Manager agent on it, undefined where none has ever reported. */
export async function agentOn(aws: Aws, instanceId: string) {
  const Filters = [{ Key: 'InstanceIds', Values: [instanceId] }]
  const { InstanceInformationList } = await aws.ssm.describeInstanceInformation({ Filters })
  return InstanceInformationList?.[0]
}
