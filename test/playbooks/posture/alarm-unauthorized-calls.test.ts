import check from '../../../playbooks/posture/alarm-unauthorized-calls.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(check, '{ $.errorCode = "AccessDenied*" }')

itIsProven(check)
