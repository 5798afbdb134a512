import { EC2 } from '@aws-sdk/client-ec2'
import { RDS } from '@aws-sdk/client-rds'
import { motoClient, newSubnet } from './moto.ts'

/** A subnet group of a VPC of its own, with a security group in it. */
async function network(url: string, name: string): Promise<{ vpc: string; group: string }> {
  const { SubnetId = '', VpcId = '' } = await newSubnet(url)
  await new RDS(motoClient(url)).createDBSubnetGroup({
    DBSubnetGroupName: name,
    DBSubnetGroupDescription: name,
    SubnetIds: [SubnetId],
  })
  const ec2 = new EC2(motoClient(url))
  const asked = { GroupName: name, VpcId, Description: name }
  return { vpc: VpcId, group: (await ec2.createSecurityGroup(asked)).GroupId ?? '' }
}

/** An instance on the internet, whose password RDS keeps in Secrets Manager if `managed`. */
export async function seedDatabase(url: string, managed = false) {
  const id = `orders-${crypto.randomUUID().slice(0, 8)}`
  const { vpc, group } = await network(url, id)
  await new RDS(motoClient(url)).createDBInstance({
    DBInstanceIdentifier: id,
    DBInstanceClass: 'db.m6g.large',
    Engine: 'mysql',
    AllocatedStorage: 20,
    DBSubnetGroupName: id,
    VpcSecurityGroupIds: [group],
    PubliclyAccessible: true,
    MasterUsername: 'admin',
    ...(managed ? { ManageMasterUserPassword: true } : { MasterUserPassword: 'Aa1-not-a-secret' }),
  })
  return { id, vpc, group }
}

/** An Aurora cluster of two instances, the first one on the internet. */
export async function seedCluster(url: string) {
  const cluster = `orders-${crypto.randomUUID().slice(0, 8)}`
  const { vpc, group } = await network(url, cluster)
  const rds = new RDS(motoClient(url))
  await rds.createDBCluster({
    DBClusterIdentifier: cluster,
    Engine: 'aurora-mysql',
    DBSubnetGroupName: cluster,
    VpcSecurityGroupIds: [group],
    MasterUsername: 'admin',
    ManageMasterUserPassword: true,
  })
  for (const id of [`${cluster}-1`, `${cluster}-2`])
    await rds.createDBInstance({
      DBInstanceIdentifier: id,
      DBClusterIdentifier: cluster,
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-mysql',
      DBSubnetGroupName: cluster,
      PubliclyAccessible: id.endsWith('1'),
    })
  return { cluster, instances: [`${cluster}-1`, `${cluster}-2`] as const, vpc, group }
}
