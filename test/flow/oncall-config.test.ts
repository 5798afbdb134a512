import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { writeSettings } from '../support/settings.ts'

const layer = { people: ['T1/U1'], turn: 'weekly', start: '2026-01-05', at: '09:00' }
const rotation = { name: 'primary', zone: 'Asia/Tokyo', layers: [layer] }
const oncall = { rotations: [rotation], page: { critical: { minutes: 5, by: ['slack', 'duty'] } } }
const pagers = { duty: { kind: 'pagerduty' } }
async function read(file: object, env: Record<string, string> = { HIKESHI_PAGER_DUTY: 's' }) {
  return readConfig({ HIKESHI_CONFIG: await writeSettings(file), ...env })
}

describe('what hikeshi.yaml says of on-call', () => {
  it('is read with its pagers, and their secrets out of the environment alone', async () => {
    const config = await read({ oncall, pagers })
    expect(config.file.oncall?.rotations).toEqual([rotation])
    expect(config.pagerSecrets).toEqual({ duty: 's' })
    expect(JSON.stringify(config.file.pagers)).toContain('https://events.pagerduty.com/v2/enqueue')
  })

  it.each([
    [
      'a rotation of nobody',
      { ...rotation, layers: [{ ...layer, people: [] }] },
      /layers\.0\.people/,
    ],
    ['a zone that does not exist', { ...rotation, zone: 'Asia/Edo' }, /IANA/],
    [
      'a day that does not exist',
      { ...rotation, layers: [{ ...layer, start: '2026-02-30' }] },
      /day/,
    ],
    [
      'an hour that does not exist',
      { ...rotation, layers: [{ ...layer, at: '24:00' }] },
      /time of day/,
    ],
    ['a person without a team', { ...rotation, layers: [{ ...layer, people: ['U1'] }] }, /team id/],
    [
      'half of an interval',
      { ...rotation, layers: [{ ...layer, during: { from: '09:00' } }] },
      /both/,
    ],
  ])('is refused with %s', async (_, bad, says) => {
    await expect(read({ oncall: { ...oncall, rotations: [bad] }, pagers })).rejects.toThrow(says)
  })

  it('names no pager, channel or severity that is not there', async () => {
    await expect(read({ oncall })).rejects.toThrow(/oncall\.page\.critical\.by: pagers has no duty/)
    const channel = { ...oncall, channel: 'C0NOWHERE' }
    await expect(read({ oncall: channel, pagers })).rejects.toThrow(/no channel has the id/)
    const page = { urgent: { minutes: 5, by: ['slack'] } }
    await expect(read({ oncall: { ...oncall, page }, pagers })).rejects.toThrow(/page/)
  })

  it('does without no secret, and names the variable that is missing', async () => {
    await expect(read({ oncall, pagers }, {})).rejects.toThrow(/HIKESHI_PAGER_DUTY is needed/)
  })

  it('calls nobody in the clear, unless it is inside our own network', async () => {
    const hook = { kind: 'webhook', url: 'http://alerts.example.com/' }
    await expect(read({ oncall, pagers: { duty: hook } })).rejects.toThrow(/expected https/)
    const inside = await read({ oncall, pagers: { duty: { ...hook, internal: true } } })
    expect(inside.file.pagers['duty']).toMatchObject({ internal: true })
    // A key in the file would be in whatever keeps the file.
    await expect(read({ oncall, pagers: { duty: { ...hook, key: 'x' } } })).rejects.toThrow(/key/)
  })
})
