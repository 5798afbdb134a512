import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { InstanceType, type IVpc } from 'aws-cdk-lib/aws-ec2'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds'
import { accept } from './accepted.ts'

const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.of('18', '18') })

/** The store. RDS makes its password and changes it every week by itself; connections without TLS are refused. */
export function databaseOf(stack: Stack, vpc: IVpc, key: IKey, small: boolean): DatabaseInstance {
  const database = new DatabaseInstance(stack, 'Database', {
    engine,
    parameterGroup: new ParameterGroup(stack, 'OnlyWithTls', {
      engine,
      parameters: { 'rds.force_ssl': '1' },
    }),
    instanceType: new InstanceType(small ? 't4g.small' : 't4g.medium'),
    multiAz: !small,
    vpc,
    vpcSubnets: { subnetGroupName: 'database' },
    databaseName: 'hikeshi',
    credentials: Credentials.fromUsername('hikeshi', { encryptionKey: key }),
    manageMasterUserPassword: true,
    storageType: StorageType.GP3,
    allocatedStorage: 20,
    maxAllocatedStorage: 500,
    storageEncrypted: true,
    storageEncryptionKey: key,
    backupRetention: Duration.days(35),
    deleteAutomatedBackups: false,
    copyTagsToSnapshot: true,
    autoMinorVersionUpgrade: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.SNAPSHOT,
  })
  accept(database, {
    'AwsSolutions-RDS11': 'Only the bot can reach it: another port would hide it from nobody.',
    ...(small && {
      'AwsSolutions-RDS3':
        'The small size: a loss of its zone means restoring, while EventBridge tries again for a day.',
    }),
  })
  return database
}
