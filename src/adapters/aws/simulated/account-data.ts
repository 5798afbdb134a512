import type {
  DescribeRouteTablesRequest,
  DescribeVpcEndpointsRequest,
  VpcEndpoint,
} from '@aws-sdk/client-ec2'
import type { GetKeyRotationStatusRequest, GetKeyRotationStatusResponse } from '@aws-sdk/client-kms'
import type { ListFunctionsResponse } from '@aws-sdk/client-lambda'
import type {
  DBSnapshot,
  DescribeDBSnapshotAttributesMessage,
  DescribeDBSnapshotAttributesResult,
  DescribeDBSnapshotsMessage,
} from '@aws-sdk/client-rds'
import type {
  GetBucketEncryptionOutput,
  GetBucketLoggingOutput,
  ListBucketsOutput,
} from '@aws-sdk/client-s3'
import { type Asked, bucketOf, which } from './buckets.ts'
import { configurationOf } from './functions.ts'
import { keyOf } from './keys.ts'
import { type Call, type Operations, operation } from './operation.ts'
import { regionOf } from './world.ts'

/** What holds data, listed over the account or the region, with what AWS says of each. */

const inRegion = <T>(kept: { readonly [name: string]: T }, { region }: Call): T[] =>
  Object.entries(kept).flatMap(([name, one]) => (name.startsWith(`${region}/`) ? [one] : []))

const copy = 'shop-orders-before-upgrade'

export const accountDataOperations: Operations = {
  's3:ListBuckets': operation<object, ListBucketsOutput>([], (world) => ({
    Buckets: Object.values(world.buckets).map(({ name, region }) => ({
      Name: name,
      BucketRegion: region,
    })),
  })),

  // What S3 does by itself since 2023, whoever sets nothing.
  's3:GetBucketEncryption': operation<Asked, GetBucketEncryptionOutput>(
    which,
    (world, input, call) => {
      bucketOf(world, input, call)
      const byDefault = { SSEAlgorithm: 'AES256' } as const
      const rule = { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: false }
      return { ServerSideEncryptionConfiguration: { Rules: [rule] } }
    },
  ),

  's3:GetBucketLogging': operation<Asked, GetBucketLoggingOutput>(which, (world, input, call) => {
    bucketOf(world, input, call)
    return {}
  }),

  'kms:ListKeys': operation([], (world, _input, call) => ({
    Keys: inRegion(world.keys, call).map(({ id }) => ({ KeyId: id })),
    Truncated: false,
  })),

  'kms:GetKeyRotationStatus': operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse>(
    ['KeyId'],
    (world, input, call) => ({
      KeyRotationEnabled: keyOf(world, input.KeyId, call).rotates === true,
    }),
  ),

  'lambda:ListFunctions': operation<object, ListFunctionsResponse>([], (world, _input, call) => ({
    Functions: inRegion(world.functions, call).map((one) => configurationOf(one, '$LATEST', call)),
  })),

  'rds:DescribeDBSnapshots': operation<DescribeDBSnapshotsMessage, { DBSnapshots: DBSnapshot[] }>(
    ['SnapshotType'],
    (world, _input, call) => ({
      DBSnapshots: inRegion(world.databases.instances, call)
        .slice(0, 1)
        .map(({ id }) => ({
          DBSnapshotIdentifier: copy,
          DBInstanceIdentifier: id,
          DBSnapshotArn: `arn:aws:rds:${call.region}:${call.account}:snapshot:${copy}`,
        })),
    }),
  ),

  'rds:DescribeDBSnapshotAttributes': operation<
    DescribeDBSnapshotAttributesMessage,
    DescribeDBSnapshotAttributesResult
  >(['DBSnapshotIdentifier'], () => ({
    DBSnapshotAttributesResult: {
      DBSnapshotIdentifier: copy,
      DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [] }],
    },
  })),

  'elasticfilesystem:DescribeFileSystems': operation([], (_world, _input, call) => ({
    FileSystems: [
      {
        FileSystemId: 'fs-0a1b2c3d4e5f60718',
        FileSystemArn: `arn:aws:elasticfilesystem:${call.region}:${call.account}:file-system/fs-0a1b2c3d4e5f60718`,
        Name: 'shop-uploads',
        Encrypted: false,
      },
    ],
  })),

  'ec2:GetEbsEncryptionByDefault': operation([], () => ({ EbsEncryptionByDefault: false })),

  'ec2:DescribeRouteTables': operation<DescribeRouteTablesRequest, object>(
    ['Filters'],
    (world, _input, call) => {
      const { vpc } = regionOf(world, call.region)
      const local = { DestinationCidrBlock: '172.31.0.0/16', GatewayId: 'local' }
      return {
        RouteTables: [{ RouteTableId: `rtb-${vpc.slice(4)}`, VpcId: vpc, Routes: [local] }],
      }
    },
  ),

  'ec2:DescribeVpcEndpoints': operation<
    DescribeVpcEndpointsRequest,
    { VpcEndpoints: VpcEndpoint[] }
  >(['Filters'], (world, _input, call) => {
    const { vpc } = regionOf(world, call.region)
    const ServiceName = `com.amazonaws.${call.region}.s3`
    return {
      VpcEndpoints: [
        { VpcEndpointId: `vpce-${vpc.slice(4)}`, VpcId: vpc, ServiceName, State: 'Available' },
      ],
    }
  }),
}
