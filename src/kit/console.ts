import type { Finding, Subject } from '../core/finding.ts'
import { textAt } from './read.ts'

/** The AWS console of a region: China and GovCloud have their own; regions of other partitions have no page we know. */
const hosts: readonly (readonly [RegExp, string])[] = [
  [/^cn-[a-z]+-\d{1,2}$/, 'console.amazonaws.cn'],
  [/^us-gov-[a-z]+-\d{1,2}$/, 'console.amazonaws-us-gov.com'],
  [/^(us|ca|mx|sa|eu|ap|me|il|af)-[a-z]+-\d{1,2}$/, 'console.aws.amazon.com'],
]

/**
 * A page of the AWS console, or undefined where the region has none. `@region` and `@id` in the path are filled in, the
 * id escaped: it may be an attacker's.
 */
function consoleUrl(region: string, path: string, id = ''): string | undefined {
  const host = hosts.find(([regions]) => regions.test(region))?.[1]
  // An iso region has one more part, and must not be sent to a public console.
  if (host === undefined || /^\w+-iso/.test(region)) return undefined
  const filled = path
    .replaceAll('@region', region)
    .replaceAll('@id', () => encodeURIComponent(id.toWellFormed()))
  return `https://${region}.${host}${filled}`
}

/** A page that shows one thing: path, English and Japanese. */
type Page = readonly [path: string, en: string, ja: string]
type Link = Finding['links'][number]

/** Links to the pages of one id, where there is an id and the region has a console. */
export function linksTo(region: string, id: string | undefined, pages: readonly Page[]): Link[] {
  return pages.flatMap(([path, en, ja]) => {
    const url = id === undefined ? undefined : consoleUrl(region, path, id)
    return url === undefined ? [] : [{ label: { en, ja }, url }]
  })
}

/** Pages of single resources, by where a document has their ids. */
const resourcePages: readonly (readonly [string, ...Page])[] = [
  [
    'subject.instanceId',
    '/ec2/home?region=@region#InstanceDetails:instanceId=@id',
    'Instance',
    'インスタンス',
  ],
  ['iamUser', '/iam/home#/users/details/@id', 'IAM user', 'IAM ユーザー'],
  ['subject.roleName', '/iam/home#/roles/details/@id', 'IAM role', 'IAM ロール'],
  ['subject.bucket', '/s3/buckets/@id?region=@region', 'Bucket', 'バケット'],
  ['subject.functionName', '/lambda/home?region=@region#/functions/@id', 'Function', '関数'],
  ['subject.kmsKey', '/kms/home?region=@region#/kms/keys/@id', 'KMS key', 'KMS キー'],
  [
    'subject.dbInstance',
    '/rds/home?region=@region#database:id=@id;is-cluster=false',
    'Database',
    'データベース',
  ],
  [
    'resource.eksClusterDetails.name',
    '/eks/clusters/@id?region=@region',
    'EKS cluster',
    'EKS クラスター',
  ],
  [
    'resource.ecsClusterDetails.name',
    '/ecs/v2/clusters/@id?region=@region',
    'ECS cluster',
    'ECS クラスター',
  ],
]

/** Links to the console pages of what a document is about. */
export function resourceLinks(region: string, resource: unknown, subject: Subject): Link[] {
  const iamUser = subject.userType === 'IAMUser' ? subject.userName : undefined
  return resourcePages.flatMap(([path, ...page]) =>
    linksTo(region, textAt({ resource, subject, iamUser }, path), [page]),
  )
}

const awsHosts = ['.aws.amazon.com', '.amazonaws.cn', '.amazonaws-us-gov.com']

/** A link that a document brought along, if it leads to a page of AWS's; a finding must not send anybody elsewhere. */
export function linkIfAws(url: unknown, en: string, ja: string): Link[] {
  const words = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined
  if (words?.protocol !== 'https:' || words.username !== '' || words.port !== '') return []
  return awsHosts.some((end) => words.hostname.endsWith(end))
    ? [{ label: { en, ja }, url: words.href }]
    : []
}
