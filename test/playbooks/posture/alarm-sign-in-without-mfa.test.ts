import check from '../../../playbooks/posture/alarm-sign-in-without-mfa.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(
  check,
  '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.userName = "admin") }',
)

itIsProven(check)
