/**
 * Changes that may be asked for as a dry run (`DryRun`): AWS then checks permission and resources, and does nothing. Only EC2 has
 * this. Every call here is seen in a test not to change anything: one that overlooked the parameter would go ahead. That
 * leaves out the attributes and metadata options of instances and the entries of network ACLs, which moto would change.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
export const dryRuns: ReadonlySet<string> = new Set([
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CopySnapshot',
  'ec2:CreateFlowLogs',
  'ec2:CreateImage',
  'ec2:CreateSecurityGroup',
  'ec2:CreateSnapshots',
  'ec2:CreateTags',
  'ec2:DeleteFlowLogs',
  'ec2:DeleteSecurityGroup',
  'ec2:DeleteSnapshot',
  'ec2:DeleteTags',
  'ec2:DeregisterImage',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:ModifySnapshotAttribute',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
  'ec2:StartInstances',
  'ec2:StopInstances',
])
