import type { DBInstance } from '@aws-sdk/client-rds'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'

/** Every RDS instance of the region. Declare `rds:DescribeDBInstances`. */
export const databasesOf = (aws: Aws): Promise<DBInstance[]> =>
  allPages(
    (Marker) => aws.rds.describeDBInstances({ ...(Marker && { Marker }) }),
    ({ DBInstances }) => DBInstances,
  )
