import type { Catalog } from './catalog.ts'
import { BadConfig } from './config.ts'
import type { JsonObject } from './core/json.ts'

/** What hikeshi.yaml says for playbooks must name playbooks that take settings, and be what they take. */
export function checkSettings(
  playbooks: Catalog['playbook'],
  settings: { readonly [playbook: string]: JsonObject },
): void {
  for (const [id, value] of Object.entries(settings)) {
    const schema = playbooks.get(id)?.settings?.schema
    if (schema === undefined) throw new BadConfig(`settings.${id}: no playbook takes such settings`)
    const faults = schema.safeParse(value).error?.issues ?? []
    const told = faults.map(
      ({ path, message }) => `settings.${[id, ...path].join('.')}: ${message}`,
    )
    if (told.length > 0) throw new BadConfig(told.join('\n'))
  }
}
