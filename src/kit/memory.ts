import type { Json } from '../core/json.ts'
import type { Aws } from './aws.ts'
import type { Look } from './define.ts'
import { allPages } from './pages.ts'

/** How the memory is read: by a document of the deployment's own, or by AVML, where that is installed. */
export interface MemoryInput {
  readonly instanceId: string
  readonly bucket: string | null
  readonly document: string | null
  readonly parameters: { readonly [name: string]: readonly string[] } | null
}

/** How long a capture may take, seconds. */
export const captureLimit = 1_800
/** What is run where the deployment names no document of its own. */
export const shellDocument = 'AWS-RunShellScript'

const comment = (run: string): string => `hikeshi ${run}`.slice(0, 100)

/** Where the file goes: the bucket, or a folder of the instance that outlasts a reboot. */
export function memoryFile({ input, incident, run }: Look<MemoryInput>): string {
  // What stands in a shell script must not be able to leave its quotes.
  const [of, by] = [incident, run].map((id) => id.replaceAll(/[^\w.-]/g, '-'))
  return input.bucket === null
    ? `/var/tmp/${of}-${by}.lime.compressed`
    : `s3://${input.bucket}/hikeshi/${of}/${by}/memory.lime.compressed`
}

/** The only line it prints is the hash: whatever else stands in the memory is nobody's business but the file's. */
function script(ctx: Look<MemoryInput>): string[] {
  const local = memoryFile({ ...ctx, input: { ...ctx.input, bucket: null } })
  const upload = [
    `aws s3 cp --only-show-errors '${local}' '${memoryFile(ctx)}' >/dev/null 2>&1 || exit 4`,
    `rm -f '${local}'`,
  ]
  return [
    'set -eu; umask 077',
    'command -v avml >/dev/null || exit 3',
    `avml --compress '${local}' >/dev/null 2>&1`,
    `sha256sum '${local}' | cut -c1-64`,
    ...(ctx.input.bucket === null ? [] : upload),
  ]
}

/** The command of this run, newest first where it was tried again; undefined where none was sent. */
export async function captureOf({ aws, run, input }: Look<MemoryInput>) {
  const sent = await allPages(
    (NextToken) => aws.ssm.listCommands({ InstanceId: input.instanceId, NextToken }),
    (page) => page.Commands,
  )
  return sent.find(({ Comment }) => Comment === comment(run))
}

async function begin(ctx: Look<MemoryInput>): Promise<string> {
  const before = await captureOf(ctx)
  // After a crash of ours the first one may still be at work: two at once would fill disk and memory.
  if (/^(Pending|InProgress)$/.test(before?.Status ?? '')) return before?.CommandId ?? ''
  const { document, parameters, instanceId } = ctx.input
  const own = { commands: script(ctx), executionTimeout: [String(captureLimit)] }
  const given = Object.entries(parameters ?? {}).map(([name, values]) => [name, [...values]])
  const { Command } = await ctx.aws.ssm.sendCommand({
    InstanceIds: [instanceId],
    DocumentName: document ?? shellDocument,
    Parameters: document === null ? own : (Object.fromEntries(given) as Record<string, string[]>),
    Comment: comment(ctx.run),
    TimeoutSeconds: 60,
  })
  return Command?.CommandId ?? ''
}

/** Sends the command and waits for its end. Of its output nothing is kept but a SHA-256; throws where it failed. */
export async function captureMemory(ctx: Look<MemoryInput>): Promise<Json> {
  const CommandId = await begin(ctx)
  const which = { CommandId, InstanceId: ctx.input.instanceId }
  // How it ended is read below; the waiter's own error would carry the output into the journal.
  await waited(ctx.aws, which)
  const end = await ctx.aws.ssm.getCommandInvocation(which)
  if (end.Status !== 'Success')
    throw new Error(
      `The command ${CommandId} is ${end.Status} (exit code ${end.ResponseCode ?? '-'}): ${reasons[end.ResponseCode ?? -1] ?? 'read its output in Systems Manager'}`,
    )
  const sha256 = /^[0-9a-f]{64}(?=\s*$)/.exec(end.StandardOutputContent ?? '')?.[0] ?? null
  const file = ctx.input.document === null ? memoryFile(ctx) : null
  return { command: CommandId, file, sha256 }
}

const reasons: { readonly [code: number]: string } = {
  3: 'AVML is not installed on the instance',
  4: 'the upload to the bucket failed, the file is still on the instance',
}

async function waited(aws: Aws, which: { CommandId: string; InstanceId: string }): Promise<void> {
  try {
    await aws.ssm.waitUntilCommandExecuted(which, captureLimit)
  } catch (error) {
    if (error instanceof Error && '$metadata' in error) throw error
  }
}
