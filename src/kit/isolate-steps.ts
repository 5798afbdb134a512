import type { Look, Step } from './define.ts'
import { prepareGroups } from './group-steps.ts'
import { interfaceFields, interfacesOf, setInterfaceGroups } from './interfaces.ts'
import { anywhere } from './security-groups.ts'

interface OnInstance {
  readonly instanceId: string
}
type Ctx = Look<OnInstance>

/** Without any rule. */
const isolation = 'hikeshi-isolation'
/** All traffic both ways: EC2 does not track connections under such rules, so that the next change of groups cuts them. */
const untrack = 'hikeshi-untrack'
const ours = [isolation, untrack]

async function vpcsOf({ aws, input: { instanceId } }: Ctx): Promise<string[]> {
  const interfaces = await interfacesOf(aws, instanceId)
  return [...new Set(interfaces.ours.map(({ VpcId }) => VpcId ?? ''))].sort()
}

export const prepareIsolation: Step<OnInstance> = prepareGroups(
  { [isolation]: [], [untrack]: anywhere },
  vpcsOf,
)

/** Takes every interface of the instance out of all traffic, established connections too. */
export const cutInterfaces: Step<OnInstance> = {
  id: 'cut',
  phase: 'contain',
  en: { title: 'Cut every network interface off' },
  ja: { title: 'すべてのネットワークインターフェイスの遮断' },
  now: async ({ aws, input: { instanceId } }) =>
    interfaceFields((await interfacesOf(aws, instanceId)).ours, ours),
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((id) => [id, { Groups: [isolation] }])),
  do: async ({ aws, input, changes }) => {
    await setInterfaceGroups(aws, input.instanceId, changes, ours, [untrack])
    return Object.fromEntries(changes.map(({ resource, from }) => [resource, from]))
  },
  undo: ({ aws, input, changes }) => setInterfaceGroups(aws, input.instanceId, changes, ours),
  repeatable: true,
}
