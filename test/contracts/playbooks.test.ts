import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { UndeclaredCall } from '../../src/adapters/aws/facade.ts'
import { onlyReads } from '../../src/core/actions.ts'
import type { Playbook } from '../../src/kit/index.ts'
import { simulatedGround } from '../support/aws.ts'
import { findingOn, rehearse } from '../support/playbook.ts'

/** What holds for every playbook there is, by walking the folder: a new file is held to it without being named here. */
const folder = fileURLToPath(new URL('../../playbooks/response/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const playbooks = await Promise.all(
  files.map(async (file): Promise<[string, Playbook]> => {
    const loaded = (await import(`${folder}${file}`)) as { default: Playbook }
    return [file.replace(/\.ts$/, ''), loaded.default]
  }),
)

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

it('finds playbooks', () => {
  expect(playbooks.length).toBeGreaterThanOrEqual(3)
})

describe.each(playbooks)('%s', (id, playbook) => {
  it('is named as its file', () => {
    expect(playbook).toMatchObject({ kind: 'playbook', id })
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
  })

  it('speaks both languages, completely', () => {
    const { en, ja } = playbook
    for (const words of [en, ja]) {
      for (const text of [words.title, words.button, words.why, words.undo])
        expect(text.trim()).not.toBe('')
      expect(words.button.length).toBeLessThanOrEqual(20)
      expect(words.title).not.toMatch(/[.。]$/)
    }
    for (const text of [ja.title, ja.button, ja.why, ja.undo]) expect(text).toMatch(japanese)
    for (const text of [ja.why, ja.undo]) expect(text).toMatch(/。$/)
    for (const text of [en.title, en.button, en.why, en.undo]) expect(text).not.toMatch(japanese)
    expect(Object.keys(ja.fields ?? {})).toEqual(Object.keys(en.fields ?? {}))
  })

  it('has steps, each with its own id, a phase, and an undo or why there is none', () => {
    const ids = playbook.steps.map((step) => step.id)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    for (const step of playbook.steps) {
      expect(['evidence', 'contain', 'eradicate', 'recover']).toContain(step.phase)
      expect(step.ja.title).toMatch(japanese)
      expect(step.en.title).toMatch(/^[A-Z].*[^.]$/)
      if (typeof step.undo === 'function') continue
      expect(step.undo.never.en).toMatch(/\w/)
      expect(step.undo.never.ja).toMatch(japanese)
    }
  })

  it('asks for evidence from playbooks that exist and keep some', () => {
    for (const other of playbook.after ?? [])
      expect(
        playbooks.find(([known]) => known === other)?.[1].steps.map(({ phase }) => phase),
      ).toContain('evidence')
  })

  it('declares sorted, single, spelled-out permissions', () => {
    const { permissions } = playbook
    expect(permissions).toEqual([...new Set(permissions)].sort())
    for (const permission of permissions)
      expect(permission).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/)
  })

  it('has a test of its own that proves its permissions by rehearsal', () => {
    const test = fileURLToPath(new URL(`../playbooks/response/${id}.test.ts`, import.meta.url))
    expect(existsSync(test), test).toBe(true)
    expect(readFileSync(test, 'utf8')).toMatch(/^itUsesExactlyItsPermissions\(/m)
  })

  it('has nothing to act on in a finding that names nothing', () => {
    expect(playbook.from(findingOn({}))).toBeUndefined()
  })

  it('stops at a call that it does not declare, before anything is sent', async () => {
    const subject = {
      instanceId: 'i-0aaaaaaaaaaaaaaa1',
      domain: 'pool.example.com',
      userName: 'deploy-bot',
      userType: 'IAMUser',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      roleName: 'shop-web',
      bucket: 'shop-exports',
      trail: 'shop-audit',
      configRecorder: 'default',
      passwordPolicy: '123456789012',
      detector: '4cb1d2e3f4a5968778695a4b3c2d1e0f',
      findingArn:
        'arn:aws:guardduty:us-east-1:123456789012:detector/4cb1d2e3f4a5968778695a4b3c2d1e0f/finding/46ba0ac2845071e23ccdeb2ae03bfdea',
      trustRole: 'shop-web',
      outsiders: '444455556666',
      kmsKey: '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f',
      functionName: 'shop-thumbnails',
      objectKey: 'uploads/invoice.pdf.exe',
      cluster: 'shop-ecs',
      ecsTask: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      ecsService: 'cart',
      k8sNamespace: 'shop',
      k8sWorkload: 'pods/cart-7d9f4c6b5-x2x9q',
      k8sServiceAccount: 'cart',
      dbInstance: 'shop-orders-1',
    }
    const over = {
      type: 'AttackSequence:IAM/CompromisedCredentials',
      remotes: [{ ip: '203.0.113.7' }],
      involved: {
        users: ['deploy-bot'],
        instances: [],
        keys: [],
        roles: [],
        buckets: [],
        elsewhere: [],
      },
    }
    // A role of Identity Center is beyond the playbooks on roles, and the other way round.
    const roleName = 'AWSReservedSSO_Operators_0123456789abcdef'
    const findings = [subject, { ...subject, roleName, sessionName: 'mika' }].map((one) =>
      findingOn(one, over),
    )
    const finding = findings.find((one) => playbook.from(one) !== undefined) ?? findingOn({})
    const { permissions } = playbook
    // Every read: which one comes first is the playbook's own affair.
    const changes = permissions.filter((one) => !onlyReads(one))
    const poorer = { ...playbook, permissions: changes }
    const { open } = simulatedGround(finding, 'incident-1')
    await expect(rehearse({ playbook: poorer, finding, open }).run()).rejects.toThrow(
      UndeclaredCall,
    )
  })
})
