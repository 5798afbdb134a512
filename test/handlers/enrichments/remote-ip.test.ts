import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import remote from '../../../handlers/enrichments/remote-ip.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { type Moto, motoClient, seedInstance, startMoto } from '../../support/moto.ts'
import { findingOn } from '../../support/playbook.ts'

const from = (ip: string) => findingOn({}, { remotes: [{ ip }] })

describe('a remote address', () => {
  let moto: Moto
  let ground: Ground
  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
  })
  afterAll(() => moto.stop())

  it('that is one of the account’s own is named with its machine', async () => {
    const { instanceId, enis } = await seedInstance(moto.url)
    const ec2 = new EC2(motoClient(moto.url))
    const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({
      NetworkInterfaceIds: [enis[0] ?? ''],
    })
    const ip = NetworkInterfaces?.[0]?.PrivateIpAddress ?? ''
    const lines = said(await readOn(remote, from(ip), ground))
    expect(lines.join()).toContain(`${ip} · ${instanceId} · ${enis[0]}`)
  })

  it('of somebody else says nothing', async () => {
    expect(said(await readOn(remote, from('192.168.77.9'), ground))).toEqual([])
  })

  // moto does not know the filter on public addresses.
  it('is known by its public side in the simulated account', async () => {
    const finding = from('198.51.100.24')
    const lines = said(await readOn(remote, finding, simulatedGround(finding, 'incident-1')))
    expect(lines[0]).toMatch(/^Belongs to this account: 198\.51\.100\.24 · i-/)
  })
})
