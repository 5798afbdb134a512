import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts'
import { type Operations, operation } from './operation.ts'

/** Whoever calls here calls as the responder role would. */
export const identityOperations: Operations = {
  'sts:GetCallerIdentity': operation<GetCallerIdentityRequest, GetCallerIdentityResponse>(
    [],
    (_world, _input, { account }) => ({
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/hikeshi-responder/hikeshi`,
      UserId: 'AROAIOSFODNN7RESPONDER:hikeshi',
    }),
  ),
}
