import type { Step } from './define.ts'
import { protectionOf, readInstance, setProtection, setTags, tagFields } from './ec2.ts'

/** Steps that more than one playbook takes on an instance. */
interface OnInstance {
  readonly instanceId: string
}

/** Neither an API call, nor a shutdown from inside, nor a termination destroys the evidence. */
export const protectInstance: Step<OnInstance> = {
  id: 'protect',
  phase: 'evidence',
  en: { title: 'Protect instance and volumes from termination' },
  ja: { title: 'インスタンスとボリュームの終了からの保護' },
  now: ({ aws, input }) => protectionOf(aws, input.instanceId),
  want: ({ now }) => {
    const safe = {
      DisableApiTermination: true,
      InstanceInitiatedShutdownBehavior: 'stop',
      DeleteOnTermination: false,
    }
    return Object.fromEntries(
      Object.entries(now).map(([resource, fields]) => [
        resource,
        Object.fromEntries(Object.entries(safe).filter(([field]) => field in fields)),
      ]),
    )
  },
  do: ({ aws, input, changes }) => setProtection(aws, input.instanceId, changes),
  undo: ({ aws, input, changes }) => setProtection(aws, input.instanceId, changes),
  repeatable: true,
}

/** Tags the instance with its incident and what became of it, for whoever meets it in the console. */
export const labelInstance = (status: string): Step<OnInstance> => ({
  id: 'label',
  phase: 'contain',
  en: { title: 'Tag the instance with the incident' },
  ja: { title: 'インスタンスへのインシデントのタグ付け' },
  now: async ({ aws, input: { instanceId } }) => {
    const { Tags } = await readInstance(aws, instanceId)
    return tagFields(instanceId, Tags, ['hikeshi:incident', 'hikeshi:status'])
  },
  want: ({ input: { instanceId }, incident }) => ({
    [instanceId]: { 'tag:hikeshi:incident': incident, 'tag:hikeshi:status': status },
  }),
  do: ({ aws, changes }) => setTags(aws, changes),
  undo: ({ aws, changes }) => setTags(aws, changes),
  repeatable: true,
})
