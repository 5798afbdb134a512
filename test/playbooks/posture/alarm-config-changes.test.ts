import check from '../../../playbooks/posture/alarm-config-changes.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(
  check,
  '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel))}',
)

itIsProven(check)
