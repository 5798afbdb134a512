import { principalsOf } from '../core/correlate.ts'
import type { Envelope, Fact, Finding, Remote, Subject } from '../core/finding.ts'
import { plain, type Text } from '../core/text.ts'
import { fact } from './facts.ts'
import { at, distinct, firstTime, present, remotesIn, tail, text, textAt } from './read.ts'
import { tiesTo } from './ties.ts'

/** What every CloudTrail record says, whichever call it is of. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export interface Call {
  /** The service as IAM and CloudTrail shorten it: `ec2`, `signin`. */
  readonly service: string
  readonly name: string
  /** The event's id: that of its page in the CloudTrail console. */
  readonly id: string
  readonly account: string
  readonly region: string
  readonly time: string
  readonly sample: boolean
  /** The code under which AWS turned the call down; undefined: it was done. */
  readonly error?: string
  readonly denied: boolean
  readonly who: Caller
  readonly remotes: readonly Remote[]
  /** Error, session, key, MFA, user agent: what a responder asks about any call. */
  readonly facts: readonly Fact[]
}

export interface Caller {
  /** As a headline says it. */
  readonly name: Text
  /** The same through all sessions of one role: what a day's repeats are folded by. */
  readonly key: string
  /** With type and access key, for the card. */
  readonly actor: string
  readonly root: boolean
  readonly subject: Subject
  /** One person or machine; undefined for AWS's services and for callers that are not known. */
  readonly principal?: string
}

const words = {
  accessKey: { en: 'Access key', ja: 'アクセスキー' },
  issuer: { en: 'Role assumed', ja: '引き受けたロール' },
  sourceIdentity: { en: 'Source identity', ja: 'ソース ID' },
  provider: { en: 'Identity provider', ja: 'ID プロバイダー' },
  onBehalfOf: { en: 'On behalf of', ja: '代理元のユーザー' },
  through: { en: 'Called through', ja: '経由したサービス' },
  endpoint: { en: 'VPC endpoint', ja: 'VPC エンドポイント' },
  session: { en: 'Session began', ja: 'セッション開始' },
  region: { en: 'Region', ja: 'リージョン' },
} as const

/** CIS 3.1's filter: `*UnauthorizedOperation` or `AccessDenied*`. */
const denials = /UnauthorizedOperation$|^AccessDenied/

/** What CloudTrail writes for a name that nobody has, as it may be a password typed into the wrong box. */
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS'

export function callIn(detail: unknown, envelope: Envelope): Call {
  const account =
    textAt(detail, 'recipientAccountId') ??
    text(envelope.account) ??
    textAt(detail, 'userIdentity.accountId') ??
    'unknown'
  const error = textAt(detail, 'errorCode') ?? textAt(detail, 'errorMessage')
  const caller = callerIn(at(detail, 'userIdentity'))
  const eventName = textAt(detail, 'eventName')
  const region = textAt(detail, 'awsRegion') ?? text(envelope.region) ?? 'unknown'
  return {
    service: (textAt(detail, 'eventSource') ?? envelope.source.replace(/^aws\./, '')).replace(
      /\.amazonaws\.com.*$/,
      '',
    ),
    name: textAt(detail, 'eventName') ?? envelope['detail-type'],
    id: textAt(detail, 'eventID') ?? envelope.id,
    account,
    region,
    time: firstTime(at(detail, 'eventTime'), envelope.time),
    sample: at(detail, 'hikeshiSample') === true,
    ...present({ error }),
    denied: denials.test(textAt(detail, 'errorCode') ?? ''),
    who: { ...caller, subject: { ...caller.subject, ...present({ eventName }) } },
    remotes: distinct(remotesIn(at(detail, 'sourceIPAddress'))),
    facts: factsOf(detail, account, region),
  }
}

function callerIn(identity: unknown): Caller {
  const type = textAt(identity, 'type')
  const arn = textAt(identity, 'arn')
  const issuer =
    textAt(identity, 'sessionContext.sessionIssuer.userName') ??
    /:assumed-role\/(?:.*\/)?([^/]+)\/[^/]+$/.exec(arn ?? '')?.[1]
  const given = textAt(identity, 'userName')
  const root = type === 'Root'
  const accessKeyId = textAt(identity, 'accessKeyId')
  const userName = root
    ? 'root'
    : type === 'AssumedRole'
      ? (issuer ?? given)
      : (given ?? userOf(arn))
  const name = root
    ? { en: 'The root user', ja: 'ルートユーザー' }
    : nameOf(identity, { type, arn, issuer, userName })
  const who = root ? 'root' : name.en
  // All people of a permission set of Identity Center share its role; their sessions have their names.
  const shared = issuer?.startsWith('AWSReservedSSO_') === true
  const about = [root ? undefined : type, accessKeyId].filter((one) => one !== undefined)
  const subject: Subject = present({
    accessKeyId,
    userName: userName === hidden ? undefined : userName,
    userType: type,
    roleName: type === 'AssumedRole' ? issuer : undefined,
    sessionName: type === 'AssumedRole' ? sessionIn(identity) : undefined,
  })
  return {
    name,
    key: root ? 'root' : type === 'AssumedRole' && !shared ? (issuer ?? who) : who,
    actor: about.length > 0 ? `${who} (${about.join(', ')})` : who,
    root,
    subject,
    ...present({ principal: principalsOf({ subject }).find((one) => one !== accessKeyId) }),
  }
}

const userOf = (arn: string | undefined): string | undefined =>
  arn !== undefined && /:(user|federated-user)\//.test(arn) ? tail(arn) : undefined

interface Known {
  readonly type: string | undefined
  readonly arn: string | undefined
  readonly issuer: string | undefined
  readonly userName: string | undefined
}

/** `role/session` for a role, the name for a user, and otherwise the best that the record has. */
function nameOf(identity: unknown, { type, arn, issuer, userName }: Known): Text {
  const session = sessionIn(identity)
  if (type === 'AssumedRole' && issuer !== undefined)
    return plain(session === undefined ? issuer : `${issuer}/${session}`)
  if (userName === hidden)
    return { en: 'A user name that does not exist', ja: '存在しないユーザー名' }
  if (userName !== undefined) return plain(userName)
  const owner = textAt(identity, 'accountId')
  if (type === 'AWSAccount' && owner !== undefined)
    return { en: `Account ${owner}`, ja: `アカウント ${owner}` }
  const other = [
    textAt(identity, 'invokedBy'),
    arn,
    textAt(identity, 'onBehalfOf.userId', 'principalId'),
  ]
  const known = other.find((one) => one !== undefined)
  return known === undefined
    ? { en: 'An unknown caller', ja: '不明な呼び出し元' }
    : plain(known.startsWith('arn:') ? tail(known) : known)
}

const sessionIn = (identity: unknown): string | undefined =>
  /:assumed-role\/.*\/([^/]+)$/.exec(textAt(identity, 'arn') ?? '')?.[1] ??
  /:(.+)$/.exec(textAt(identity, 'principalId') ?? '')?.[1]

function factsOf(detail: unknown, account: string, region: string): Fact[] {
  const identity = at(detail, 'userIdentity')
  const session = at(identity, 'sessionContext')
  const address = textAt(detail, 'sourceIPAddress')
  const owner = textAt(identity, 'accountId')
  const mfa =
    textAt(session, 'attributes.mfaAuthenticated') ?? textAt(detail, 'additionalEventData.MFAUsed')
  return [
    ...fact('errorCode', [textAt(detail, 'errorCode')]),
    ...fact('errorMessage', [textAt(detail, 'errorMessage')]),
    ...fact(words.issuer, [textAt(session, 'sessionIssuer.arn')]),
    ...fact('sessionName', [
      /:assumed-role\/.*\/([^/]+)$/.exec(textAt(identity, 'arn') ?? '')?.[1],
    ]),
    ...fact(words.sourceIdentity, [textAt(session, 'sourceIdentity')]),
    ...fact(words.provider, [
      textAt(session, 'webIdFederationData.federatedProvider') ??
        textAt(identity, 'identityProvider'),
    ]),
    ...fact(words.onBehalfOf, [textAt(identity, 'onBehalfOf.userId')]),
    ...fact(words.accessKey, [textAt(identity, 'accessKeyId')]),
    ...fact('mfaUsed', [mfa]),
    ...fact(words.session, [textAt(session, 'attributes.creationDate')]),
    ...fact(words.through, [
      textAt(identity, 'invokedBy'),
      address !== undefined && remotesIn(address).length === 0 ? address : undefined,
    ]),
    ...fact(words.endpoint, [textAt(detail, 'vpcEndpointId')]),
    ...fact('remoteAccountDetails.accountId', [owner === account ? undefined : owner]),
    ...fact('userAgent', [textAt(detail, 'userAgent')]),
    ...fact(words.region, [region]),
  ]
}

/**
 * How EventBridge names console sign-ins: two spellings, and the plain one for records that say nothing of their type.
 */
export const signInTypes = [
  'AWS Console Sign In via CloudTrail',
  'AWS Console Signin via CloudTrail',
  'AWS API Call via CloudTrail',
] as const

/** The page of one event. */
export const trailPage = [
  '/cloudtrailv2/home?region=@region#/events/@id',
  'CloudTrail event',
  'CloudTrail イベント',
] as const

/** The day of a time: repeats of one day are one incident. */
export const dayOf = (time: string): string => time.slice(0, 10)

/** The part of a finding that any call fills in the same way. */
export type OfCall = Pick<
  Finding,
  | 'account'
  | 'region'
  | 'sample'
  | 'count'
  | 'firstSeen'
  | 'lastSeen'
  | 'remotes'
  | 'subject'
  | 'ties'
> & { readonly actor: string }

export const ofCall = ({ account, region, sample, time, remotes, who }: Call): OfCall => ({
  account,
  region,
  sample,
  count: 1,
  firstSeen: time,
  lastSeen: time,
  remotes,
  actor: who.actor,
  subject: who.subject,
  ...tiesTo(['principal', who.principal]),
})
