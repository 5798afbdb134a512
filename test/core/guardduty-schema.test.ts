import { expect, it } from 'vitest'
import { guardDutySchema } from '../../src/core/guardduty-schema.ts'

it('takes a plan that is left off on purpose, everywhere or in named places, and only with a reason', () => {
  expect(
    guardDutySchema.parse({ off: { EKS_AUDIT_LOGS: { because: 'no clusters here' } } }),
  ).toEqual({ off: { EKS_AUDIT_LOGS: { because: 'no clusters here', in: ['*'] } } })
  const faults = (off: object) =>
    guardDutySchema.safeParse({ off }).error?.issues.map(({ path }) => path.join('.'))
  expect(faults({ EKS_AUDIT_LOGS: { because: ' ' } })).toEqual(['off.EKS_AUDIT_LOGS.because'])
  expect(faults({ EKS_AUDIT_LOGS: { because: 'x', in: [] } })).toEqual(['off.EKS_AUDIT_LOGS.in'])
  // A misspelt plan would be a reason for nothing.
  expect(faults({ EKS_LOGS: { because: 'x' } })).toEqual(['off.EKS_LOGS'])
})
