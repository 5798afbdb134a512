import check from '../../../playbooks/posture/alarm-key-disabled.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(check, '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey))}')

itIsProven(check)
