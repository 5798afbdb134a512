import { describe, expect, it } from 'vitest'
import guardduty from '../../../handlers/findings/guardduty.ts'
import isolatePod from '../../../playbooks/response/isolate-pod.ts'
import { simulatedGround } from '../../support/aws.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

// moto has neither access entries nor pod identity associations: only the simulated account has.
const subject = {
  cluster: 'shop-eks',
  k8sNamespace: 'shop',
  k8sWorkload: 'pods/cart-7d9f4c6b5-x2x9q',
  k8sServiceAccount: 'cart',
  userName: 'deploy-bot',
}
const user = 'arn:aws:iam::123456789012:user/deploy-bot'
const role = { roleArn: 'arn:aws:iam::123456789012:role/cart', disableSessionTags: false }
const policy = {
  policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy',
  type: 'namespace',
  namespaces: ['shop'],
}

function stage(over: Partial<typeof subject> & { k8sUser?: string } = {}, seeded = {}) {
  const ground = simulatedGround(findingOn({ ...subject, ...seeded }), 'incident-1')
  const finding = findingOn({ ...subject, ...over })
  return { ground, ...rehearse({ playbook: isolatePod, finding, open: ground.open }) }
}
const said = (texts: readonly { readonly text: { readonly en: string } }[]) =>
  texts.map(({ text }) => text.en).join('\n')

describe('on the simulated account', () => {
  it('shows the role of the pod and the rights of the identity, and changes nothing by looking', async () => {
    const { plan, ground } = stage()
    const approved = await plan()
    const before = await ground.state()
    expect(linesOf(approved)).toEqual([
      `cut-role: shop/cart podIdentity: ${JSON.stringify(role)} -> null`,
      `cut-access: ${user} kubernetesGroups: ["deployers"] -> []`,
      `cut-access: ${user} accessPolicies: ${JSON.stringify([policy])} -> []`,
    ])
    expect((await plan()).hash).toBe(approved.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('takes both away and gives both back with the same settings', async () => {
    const { run, plan, undo, calls } = stage()
    const before = linesOf(await plan())
    const done = await run()
    await expect(plan()).resolves.toMatchObject({ steps: [{ changes: [] }, { changes: [] }] })
    await undo(done)
    expect(linesOf(await plan())).toEqual(before)
    expect(calls.map(({ action }) => action)).toEqual([
      'eks:DeletePodIdentityAssociation',
      'eks:UpdateAccessEntry',
      'eks:DisassociateAccessPolicy',
      'eks:UpdateAccessEntry',
      'eks:AssociateAccessPolicy',
      'eks:CreatePodIdentityAssociation',
    ])
  })

  it('leaves the access entry itself, since aws-auth would come into force without it', async () => {
    const { run, ground } = stage()
    await run()
    const { eks } = (await ground.state()) as { eks: Record<string, { entries: object }> }
    expect(eks['us-east-1/shop-eks']?.entries).toEqual({ [user]: { groups: [], policies: {} } })
  })

  it('refuses the undo once somebody has given the service account another role', async () => {
    const { run, planUndo, ground } = stage()
    const done = await run()
    const aws = ground.open({
      account: '123456789012',
      region: 'us-east-1',
      permissions: ['eks:CreatePodIdentityAssociation', 'iam:GetRole', 'iam:PassRole'],
      incident: 'incident-1',
      run: 'run-2',
      human: 'T1/U1',
      onCall: async () => {},
    })
    await aws.eks.createPodIdentityAssociation({
      clusterName: 'shop-eks',
      namespace: 'shop',
      serviceAccount: 'cart',
      roleArn: 'arn:aws:iam::123456789012:role/other',
    })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ field: 'podIdentity', from: null }] })
  })

  it('prints what only kubectl can do, and says that it is not done', async () => {
    const { notes } = await stage().plan()
    expect(said(notes)).toContain('NOT done here')
    expect(said(notes)).toContain('kubectl -n shop logs cart-7d9f4c6b5-x2x9q')
    expect(said(notes)).toContain(
      'kubectl -n shop label pod cart-7d9f4c6b5-x2x9q hikeshi/incident=incident-1 && echo \'{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy"',
    )
    expect(said(notes)).toContain('kubectl cordon')
  })

  it('knows the identity by the ARN that Kubernetes calls it by', async () => {
    const { userName: _, ...rest } = subject
    for (const [k8sUser, identity] of [
      ['arn:aws:sts::123456789012:assumed-role/ops/alice', 'ops'],
      ['arn:aws:iam::123456789012:user/team/deploy-bot', 'deploy-bot'],
      ['system:anonymous', null],
    ])
      expect(isolatePod.from(findingOn({ ...rest, k8sUser: k8sUser ?? '' }))).toMatchObject({
        identity,
      })
  })

  it('reads namespace and service account off the name of a service account', () => {
    const k8sUser = 'system:serviceaccount:shop:cart'
    expect(isolatePod.from(findingOn({ cluster: 'shop-eks', k8sUser }))).toEqual({
      cluster: 'shop-eks',
      namespace: 'shop',
      serviceAccount: 'cart',
      pod: null,
      identity: null,
    })
  })

  it('is refused with the commands where AWS has nothing in its hands', async () => {
    const { plan } = stage({ k8sServiceAccount: 'other', userName: 'nobody' })
    await expect(plan()).rejects.toThrow(
      /Nothing about this is in the hands of AWS.*kubectl cordon/,
    )
  })

  it('is refused for a cluster that is gone', async () => {
    await expect(stage({ cluster: 'gone' }).plan()).rejects.toThrow(/no cluster gone/)
  })
})

it('reads the pod out of a finding of GuardDuty', () => {
  const detail = guardduty.sampleOf?.('Execution:Kubernetes/ExecInKubeSystemPod') ?? {}
  const envelope = {
    id: '1',
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Finding',
    account: '111122223333',
    region: 'ap-northeast-1',
    time: '2026-01-01T00:00:00Z',
    resources: [],
    detail,
  }
  const describe = () => ({ title: { en: '', ja: '' }, what: { en: '', ja: '' } })
  const finding = guardduty.read(detail, { envelope, describe })
  expect(isolatePod.from(findingOn(finding.subject))).toEqual({
    cluster: 'shop-eks',
    namespace: 'shop',
    serviceAccount: 'cart',
    pod: 'cart-7d9f4c6b5-x2x9q',
    identity: null,
  })
})

it('is not offered for a task of ECS, which has a cluster too', () => {
  expect(isolatePod.from(findingOn({ cluster: 'shop-ecs', ecsTask: 'x' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(isolatePod)
