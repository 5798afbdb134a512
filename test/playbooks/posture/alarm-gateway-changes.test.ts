import check from '../../../playbooks/posture/alarm-gateway-changes.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(
  check,
  '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway)}',
)

itIsProven(check)
