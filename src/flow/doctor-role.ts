import { eachPlace } from './doctor-places.ts'
import { type Look, line, says } from './doctor-probe.ts'

/** Can the roles of each account be assumed, and are they who they should be? */
export const lookAtRoles: Look = (probe) =>
  eachPlace(probe, 'account', 'role', async ({ account, region }) => {
    const roles = [
      ['HikeshiResponder', probe.responder],
      ['HikeshiReader', probe.reader],
    ] as const
    const lines = roles.map(async ([stack, open]) => {
      const { Account, Arn = '' } = await open(account, region).sts.getCallerIdentity({})
      return line(
        'role',
        Account === account,
        says(`${stack}: ${Arn} answers`, `${stack}: ${Arn} として応答しました`),
        { place: account, mend: `npx cdk deploy ${stack}  # with credentials of ${account}` },
      )
    })
    return Promise.all(lines)
  })
