import check from '../../../playbooks/posture/alarm-route-table-changes.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(
  check,
  '{($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute)}',
)

itIsProven(check)
