import { type Aws, allPages, eventRules, roadNames } from '../kit/index.ts'
import { mendEvents } from './doctor-mend.ts'
import { eachPlace, type Place } from './doctor-places.ts'
import { type Look, line, type Probe, says } from './doctor-probe.ts'

const everything = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'

/** The road in from each region: every rule there and on, the connection authorized, nothing in the dead-letter queue. */
export const lookAtRoad: Look = async (probe) => [
  ...(await eachPlace(probe, 'region', 'rules', async (at) => [await rules(probe, at)])),
  ...(await eachPlace(probe, 'region', 'connection', async (at) => [await connection(probe, at)])),
  ...(await eachPlace(probe, 'region', 'undelivered', async (at) => [
    await undelivered(probe, at),
  ])),
]

const told = ({ account, region }: Place) => `${account} ${region}`
const few = (names: readonly string[]) =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` … (${names.length})` : ''}`

async function rules(probe: Probe, at: Place) {
  const { reader, world } = probe
  const { events }: Aws = reader(at.account, at.region)
  const found = await allPages(
    (NextToken) => events.listRules({ NamePrefix: 'hikeshi-', ...(NextToken && { NextToken }) }),
    ({ Rules }) => Rules,
  )
  const states = new Map(found.map(({ Name = '', State }) => [Name, State]))
  const wanted = eventRules(world.catalog.finding.values())
  const missing = wanted.filter(({ name }) => !states.has(name)).map(({ name }) => name)
  const off = wanted
    .filter(
      ({ name, all }) =>
        states.has(name) &&
        (all ? states.get(name) !== everything : states.get(name) === 'DISABLED'),
    )
    .map(({ name }) => name)
  const [first] = off
  return line(
    'rules',
    missing.length + off.length === 0,
    missing.length + off.length === 0
      ? says(`All ${wanted.length} rules are on`, `ルール ${wanted.length} 件すべて有効`)
      : says(
          [
            missing.length > 0 ? `Missing: ${few(missing)}.` : '',
            off.length > 0 ? `Off, or without calls that only read: ${few(off)}.` : '',
          ].join(' '),
          [
            missing.length > 0 ? `存在しないルール: ${few(missing)}。` : '',
            off.length > 0 ? `無効、または読み取り専用コールが対象外のルール: ${few(off)}。` : '',
          ].join(''),
        ),
    {
      place: told(at),
      mend:
        missing.length === 0 && first !== undefined && states.get(first) === 'DISABLED'
          ? `aws events enable-rule --name ${first} --region ${at.region}`
          : await mendEvents(probe, at),
    },
  )
}

async function connection(probe: Probe, at: Place) {
  const { events } = probe.reader(at.account, at.region)
  const { Connections: [found] = [] } = await events.listConnections({
    NamePrefix: roadNames.connection,
  })
  const state = found?.ConnectionState
  return line(
    'connection',
    state === 'AUTHORIZED',
    state === undefined
      ? says('There is no connection.', '接続がありません。')
      : says(`The connection is ${state}`, `接続の状態は ${state} です`),
    {
      place: told(at),
      mend:
        state === undefined
          ? await mendEvents(probe, at)
          : `aws events update-connection --name ${roadNames.connection} --region ${at.region} --authorization-type API_KEY --auth-parameters …  # docs/connect-aws.md`,
    },
  )
}

async function undelivered({ reader }: Probe, at: Place) {
  const { sqs } = reader(at.account, at.region)
  const { QueueUrl } = await sqs.getQueueUrl({ QueueName: roadNames.queue })
  const { Attributes } = await sqs.getQueueAttributes({
    QueueUrl,
    AttributeNames: ['ApproximateNumberOfMessages'],
  })
  const depth = Number(Attributes?.ApproximateNumberOfMessages ?? 0)
  return line(
    'undelivered',
    depth === 0,
    says(
      depth === 0 ? 'No event was left undelivered' : `${depth} events could not be delivered.`,
      depth === 0
        ? '配信できなかったイベントはありません'
        : `配信できなかったイベントが ${depth} 件あります。`,
    ),
    {
      place: told(at),
      mend: `hikeshi replay  # first mend why: aws sqs receive-message --queue-url ${QueueUrl} --message-attribute-names All --region ${at.region} shows ERROR_CODE`,
    },
  )
}
