import check from '../../../playbooks/posture/alarm-bucket-policy-changes.ts'
import { alarmCheckWorks } from '../../support/alarms.ts'
import { itIsProven } from '../../support/check.ts'

alarmCheckWorks(
  check,
  '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle))}',
)

itIsProven(check)
