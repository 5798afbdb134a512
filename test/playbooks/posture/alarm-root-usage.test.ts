import check from '../../../playbooks/posture/alarm-root-usage.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(check, '{ $.userIdentity.type = "Root" && $.eventType = "AwsConsoleSignIn" }')

itIsProven(check)
