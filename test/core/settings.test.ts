import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog.ts'
import { checkSettings } from '../../src/settings.ts'

const { playbook } = await loadCatalog()
const id = 'capture-instance-facts'

describe('settings of playbooks in hikeshi.yaml', () => {
  it('are taken where a playbook asks for them', () => {
    expect(() => checkSettings(playbook, { [id]: { bucket: 'evidence' } })).not.toThrow()
    expect(() => checkSettings(playbook, {})).not.toThrow()
  })

  it('stop the start where they are not what the playbook takes, by name and never by value', () => {
    const wrong = () => checkSettings(playbook, { [id]: { bucket: 'UPPER_secret' } })
    expect(wrong).toThrow(/settings\.capture-instance-facts\.bucket: /)
    expect(wrong).not.toThrow(/UPPER_secret/)
    expect(() => checkSettings(playbook, { [id]: { bukket: 'evidence' } })).toThrow(/bukket/)
  })

  it('stop the start where no playbook of that name takes any', () => {
    for (const other of ['isolate-instance', 'constructor'])
      expect(() => checkSettings(playbook, { [other]: {} })).toThrow(/no playbook takes/)
  })

  it('are declared with a sample that they take themselves', () => {
    const all = [...playbook.values()].flatMap(({ settings }) => settings ?? [])
    expect(all.length).toBeGreaterThan(0)
    for (const { schema, sample } of all) expect(schema.safeParse(sample).error).toBeUndefined()
  })
})
