import type { Fact, Subject } from '../core/finding.ts'
import { subjectNamed } from './aws-types.ts'
import { at, json, leaves, text, textAt, texts, valuesAt } from './read.ts'
import { factRows } from './told.ts'

/** Dimensions of metrics that name what a playbook can act on. */
const dimensions = {
  InstanceId: 'AWS::EC2::Instance',
  BucketName: 'AWS::S3::Bucket',
  FunctionName: 'AWS::Lambda::Function',
  DBInstanceIdentifier: 'AWS::RDS::DBInstance',
  ClusterName: 'AWS::ECS::Cluster',
} as const

const metrics = 'configuration.metrics'

/** What an alarm on metrics watches, where that is one thing: its type, its id, and the subject it is for playbooks. */
export function watchedBy(alarm: unknown): {
  readonly type?: string
  readonly id?: string
  readonly subject: Subject
} {
  for (const [name, type] of Object.entries(dimensions)) {
    const ids = texts(alarm, `${metrics}.metricStat.metric.dimensions.${name}`)
    if (ids.length === 1 && ids[0] !== undefined)
      return { type, id: ids[0], subject: subjectNamed(type, ids[0]) }
  }
  return { subject: {} }
}

function metricIn(metric: unknown): string {
  const expression = textAt(metric, 'expression')
  if (expression !== undefined)
    return [textAt(metric, 'label'), expression].filter(Boolean).join(' = ')
  const stat = at(metric, 'metricStat')
  const period = textAt(stat, 'period')
  return [
    textAt(stat, 'metric.namespace'),
    textAt(stat, 'metric.name'),
    ...leaves(at(stat, 'metric.dimensions')).map((pair) => pair.join('=')),
    textAt(stat, 'stat'),
    period === undefined ? undefined : `${period} s`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Why an alarm changed its state: metrics, thresholds, figures; of a composite alarm its rule and what set it off. */
export function alarmFacts(alarm: unknown): Fact[] {
  const why = json(at(alarm, 'state.reasonData'))
  const states = ['previousState.value', 'state.value'].map((path) => textAt(alarm, path))
  const causes = texts(why, 'triggeringAlarms.arn')
  return factRows([
    ['State', '状態', states.filter(Boolean).join(' → ')],
    ['Reason', '理由', textAt(alarm, 'state.reason')],
    ['Metric', 'メトリクス', valuesAt(alarm, metrics).map(metricIn)],
    ['Threshold', 'しきい値', textAt(why, 'threshold') ?? textAt(alarm, 'configuration.threshold')],
    ['Lower threshold', '下限しきい値', texts(why, 'recentLowerThresholds')],
    ['Upper threshold', '上限しきい値', texts(why, 'recentUpperThresholds')],
    ['Datapoints', 'データポイント', valuesAt(why, 'recentDatapoints').map(text)],
    ['Alarm rule', 'アラームルール', textAt(alarm, 'configuration.alarmRule')],
    ['Triggered by', '契機となったアラーム', causes.map((arn) => arn.split(':alarm:')[1] ?? arn)],
    ['Actions suppressed by', 'アクションの抑制元', textAt(alarm, 'state.actionsSuppressedBy')],
    ['Description', '説明', textAt(alarm, 'configuration.description')],
  ])
}
