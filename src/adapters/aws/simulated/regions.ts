import type { DescribeRegionsCommandInput } from '@aws-sdk/client-ec2'
import { type Operations, operation } from './operation.ts'

/** The regions in which anything was ever looked at; all of them are switched on. */
export const regionOperations: Operations = {
  'ec2:DescribeRegions': operation<DescribeRegionsCommandInput, object>(
    ['AllRegions'],
    (world) => ({
      Regions: Object.keys(world.regions)
        .toSorted()
        .map((RegionName) => ({
          RegionName,
          Endpoint: `ec2.${RegionName}.amazonaws.com`,
          OptInStatus: 'opt-in-not-required',
        })),
    }),
  ),
}
