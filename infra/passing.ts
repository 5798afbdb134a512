import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Playbook } from '../src/catalog.ts'

/** Who is handed the role by each call that IAM asks PassRole for. */
const handedTo: { readonly [action: string]: string } = {
  'config:PutConfigurationRecorder': 'config.amazonaws.com',
  'ec2:AssociateIamInstanceProfile': 'ec2.amazonaws.com',
  'ec2:CreateFlowLogs': 'vpc-flow-logs.amazonaws.com',
  'ec2:ReplaceIamInstanceProfileAssociation': 'ec2.amazonaws.com',
  'eks:CreatePodIdentityAssociation': 'pods.eks.amazonaws.com',
  's3:PutReplicationConfiguration': 's3.amazonaws.com',
}

/** Playbooks put roles back where they were. To hand one to any other service would be a way to become somebody else. */
export function passing(playbooks: Iterable<Playbook>): PolicyStatement {
  const services = [...playbooks]
    .filter(({ permissions }) => permissions.includes('iam:PassRole'))
    .map(({ id, permissions }) => {
      const known = permissions.flatMap((action) => handedTo[action] ?? [])
      if (known.length === 0)
        throw new Error(`${id} declares iam:PassRole, and infra/passing.ts knows no call of it`)
      return known
    })
  return new PolicyStatement({
    sid: 'PassRole',
    actions: ['iam:PassRole'],
    resources: ['*'],
    conditions: { StringEquals: { 'iam:PassedToService': [...new Set(services.flat())].sort() } },
  })
}
