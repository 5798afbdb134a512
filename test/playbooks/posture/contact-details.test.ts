import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/contact-details.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells what is filled in, and not with what', async () => {
  const aws = await answering(moto, {
    'POST /getContactInformation': {
      ContactInformation: { FullName: 'Shop K.K.', PhoneNumber: '+81-3-0000-0000', City: 'Tokyo' },
    },
  })
  const [verdict] = await scan(check, { moto: aws })
  expect(verdict).toMatchObject({ status: 'attest', evidence: ['City', 'FullName', 'PhoneNumber'] })
  expect(JSON.stringify(verdict)).not.toContain('Shop')
  await aws.stop()
})

itIsProven(check)
