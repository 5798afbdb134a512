import { CfnCondition, type CfnElement, CfnParameter, Fn, type Stack } from 'aws-cdk-lib'
import { Alarm, type AlarmProps, type CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { accept } from './accepted.ts'

/** Raises an alarm as soon as one period is not as it should be; or after `evaluationPeriods`. */
export type Raise = (
  id: string,
  props: Omit<AlarmProps, 'evaluationPeriods' | 'threshold'> & Partial<AlarmProps>,
) => void

/** The topic is a way to people that does not lead through the bot. */
export function alarms(stack: Stack): Raise {
  const { valueAsString: topic } = new CfnParameter(stack, 'AlarmTopicArn', {
    description: 'An SNS topic that is told when events could not be delivered; empty: none',
    default: '',
  })
  const named = new CfnCondition(stack, 'HasAlarmTopic', {
    expression: Fn.conditionNot(Fn.conditionEquals(topic, '')),
  })
  return (id, props) => {
    const alarm = new Alarm(stack, id, { threshold: 1, evaluationPeriods: 1, ...props })
    accept(alarm, {
      'CloudFormation-Validate::W1030': 'The empty name is what the condition leaves out.',
    })
    const resource = alarm.node.defaultChild as CfnAlarm & CfnElement
    resource.addPropertyOverride(
      'AlarmActions',
      Fn.conditionIf(named.logicalId, [topic], Fn.ref('AWS::NoValue')),
    )
  }
}
