import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const out = mkdtempSync(join(tmpdir(), 'hikeshi-cdk-'))
const suffix = '.template.json'

interface Written {
  readonly Parameters: Record<string, { Default?: unknown; Description?: string; NoEcho?: boolean }>
  readonly Resources: Record<string, { Type: string }>
}
const written = new Map<string, string>()
const read = (name: string): Written => JSON.parse(written.get(name) ?? '') as Written

beforeAll(() => {
  const { PATH, HOME } = process.env
  const bin = join(root, 'node_modules/.bin')
  const { status, stderr } = spawnSync(join(bin, 'cdk'), ['synth', '--quiet', '--output', out], {
    cwd: root,
    // Nothing of AWS's is at hand.
    env: { PATH: `${bin}:${PATH}`, HOME, AWS_EC2_METADATA_DISABLED: '1' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  for (const file of readdirSync(out).filter((one) => one.endsWith(suffix)))
    written.set(file.slice(0, -suffix.length), readFileSync(join(out, file), 'utf8'))
}, 300_000)
afterAll(() => rmSync(out, { recursive: true }))

/** What people type: a parameter without a default must be given. */
const toGive = (name: string) =>
  Object.entries(read(name).Parameters)
    .filter(([, { Default }]) => Default === undefined)
    .map(([id]) => id)

describe('the templates that npm run synth writes', () => {
  it('are these, and ask for no more than the documentation says', () => {
    const hub = ['Version', 'Host', 'Accounts', 'CertificateArn']
    const role = ['BotRoleArn', 'ExternalId']
    const organization = ['TemplatesUrl', 'OrganizationalUnits', 'Regions']
    expect(Object.fromEntries([...written.keys()].map((name) => [name, toGive(name)]))).toEqual({
      HikeshiHub: hub,
      HikeshiHubSmall: hub,
      HikeshiEvents: ['IngestUrl'],
      HikeshiMemberEvents: ['IngestUrl', 'IngestKey'],
      HikeshiRetainedEvents: ['IngestUrl'],
      HikeshiResponder: role,
      HikeshiReader: role,
      HikeshiOrganization: [...organization, 'IngestUrl', 'IngestKey', ...role],
      HikeshiCis: ['TrailLogGroup'],
    })
    const docs = ['hub', 'connect-aws']
      .map((page) => readFileSync(join(root, `docs/${page}.md`), 'utf8'))
      .join('')
    for (const name of written.keys()) {
      expect(docs.includes(name), name).toBe(true)
      for (const id of toGive(name)) expect(docs.includes(`${id}=`), `${name}: ${id}`).toBe(true)
    }
  })

  it('are deployed by plain CloudFormation: nothing was bootstrapped, and no asset is asked for', () => {
    for (const [name, text] of written) {
      expect(text, name).not.toMatch(
        /cdk-hnb659fds|BootstrapVersion|AssetParameters|AWS::CDK::|Custom::/,
      )
      // Over it, not even a bucket helps: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
      expect(text.length, name).toBeLessThan(1_000_000)
      expect(Object.keys(read(name).Resources).length, name).toBeLessThanOrEqual(500)
    }
  })

  it('are valid, by a linter that is not ours', () => {
    const files = [...written.keys()].map((name) => join(out, name + suffix))
    const linter = join(root, '.venv/bin/cfn-lint')
    const { status, stdout, stderr } = spawnSync(linter, files, { encoding: 'utf8' })
    expect(stdout + stderr).toBe('')
    expect(status).toBe(0)
    const broken = read('HikeshiReader')
    const [role] = Object.values(broken.Resources)
    Object.assign(role ?? {}, { Properties: {} })
    const file = join(out, 'broken.json')
    writeFileSync(file, JSON.stringify(broken))
    expect(spawnSync(linter, [file], { encoding: 'utf8' }).stdout).toContain(
      "'AssumeRolePolicyDocument' is a required property",
    )
  }, 300_000)

  it('hold no secret, and echo none', () => {
    for (const [name, text] of written) {
      expect(text, name).not.toMatch(/"(MasterUserPassword|SecretString)"/)
      const secret = Object.entries(read(name).Parameters).filter(([id]) =>
        ['ExternalId', 'IngestKey'].includes(id),
      )
      expect(
        secret.every(([, { NoEcho }]) => NoEcho === true),
        name,
      ).toBe(true)
    }
  })

  it('are made of this', () => {
    const kinds = [...written.keys()].sort().map((name) => {
      const types = Object.values(read(name).Resources).map(({ Type }) => Type.slice(5))
      // One more rule or filter is no news: the catalogue says how many there are.
      const grows = /^(Events::Rule|Logs::MetricFilter|CloudWatch::Alarm|IAM::ManagedPolicy)$/
      const shown = [...new Set(types)].sort().map((type) => {
        const count = types.filter((one) => one === type).length
        return grows.test(type) ? `${type} +` : `${type} ${count}`
      })
      return [name, shown]
    })
    expect(Object.fromEntries(kinds)).toMatchSnapshot()
  })
})

describe('the stack sets of an organization', () => {
  it('hand each template exactly the parameters that it asks for, and name the roles', () => {
    const sets = Object.values(read('HikeshiOrganization').Resources) as unknown as {
      Type: string
      Properties: {
        StackSetName: string
        Parameters: { ParameterKey: string }[]
        TemplateURL: unknown
        AutoDeployment: { Enabled: boolean }
        PermissionModel: string
        StackInstancesGroup: { Regions: unknown }[]
      }
    }[]
    expect(sets.map(({ Properties }) => Properties.StackSetName)).toEqual([
      'HikeshiMemberEvents',
      'HikeshiResponder',
      'HikeshiReader',
    ])
    for (const { Type, Properties: set } of sets) {
      expect(Type).toBe('AWS::CloudFormation::StackSet')
      expect(set.Parameters.map(({ ParameterKey }) => ParameterKey)).toEqual(
        toGive(set.StackSetName),
      )
      expect(JSON.stringify(set.TemplateURL)).toContain(`/${set.StackSetName}${suffix}`)
      expect(set).toMatchObject({
        PermissionModel: 'SERVICE_MANAGED',
        AutoDeployment: { Enabled: true },
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      })
      const everywhere = set.StackSetName === 'HikeshiMemberEvents'
      // A role's name may be there once in an account.
      expect(set.StackInstancesGroup.map(({ Regions }) => Regions)).toEqual([
        everywhere ? { Ref: 'Regions' } : [{ Ref: 'AWS::Region' }],
      ])
    }
  })
})
