import {
  at,
  defineCallAlarm,
  fact,
  gather,
  inventedCall,
  json,
  leaves,
  list,
  record,
  text,
  textAt,
} from '#kit'

/** Conditions that keep `*` to people of one's own: an organization, an account, a network, a resource. */
const keeps =
  /aws:(PrincipalOrg|PrincipalAccount|SourceAccount|SourceArn|SourceOrg|SourceVpc|SourceIp)/i

const policies = [
  'resourcePolicy',
  'policyText',
  'attributes.Policy',
  'attributeValue',
  'policyInJson',
]

/** Who is let in from outside by the request: `*`, or accounts that are not this one. */
function outsiders(detail: unknown): string[] {
  const own = textAt(detail, 'recipientAccountId', 'userIdentity.accountId') ?? ''
  const request = at(detail, 'requestParameters')
  const documents = policies.map((path) => at(request, path)).map((one) => json(one) ?? one)
  const statements = documents.flatMap((one) => list(record(one)['Statement'] ?? []))
  const granted = statements
    .filter((one) => textAt(one, 'Effect') === 'Allow')
    .filter((one) => !keeps.test(JSON.stringify(record(one)['Condition'] ?? '')))
    .flatMap((one) => principals(record(one)['Principal']))
  // Lambda and SNS are told who by a parameter instead of a document.
  const asked = ['sourceAccount', 'sourceArn', 'principalOrgID'].some((name) =>
    textAt(request, name),
  )
  const named = asked
    ? []
    : [textAt(request, 'principal'), ...gather(request, 'aWSAccountId').map(text)]
  return [...new Set([...granted, ...named.filter((one) => one !== undefined)])].filter(
    (one) => one === '*' || (/\d{12}/.test(one) && !one.includes(own)),
  )
}

const principals = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : leaves(record(value)['AWS']).map(([, one]) => one)

/** A function, secret, repository, queue or topic given to others by its own policy: no key of ours is needed for it any more. */
export default defineCallAlarm({
  id: 'resource-opened',
  en: {
    title: 'Resource opened to outsiders',
    done: 'The policy of a resource now lets in callers from outside the account. They need no credentials of yours for it, so it outlasts every key that you turn off. Unless the ones below are your own accounts, take the statement out first and ask then.',
    tried:
      'Somebody wanted to let callers from outside the account in by the policy of a resource. The call failed, and nobody was let in.',
  },
  ja: {
    title: 'リソースの外部への公開',
    done: 'リソースベースのポリシーで、アカウントの外からの呼び出しが許可されました。自社の認証情報を必要としないため、アクセスキーを無効化しても止まりません。下の許可先が自社のアカウントでなければ、まずステートメントを削除し、その後で経緯を確認してください。',
    tried:
      'リソースベースのポリシーで、アカウントの外からの呼び出しを許可しようとする操作がありましたが、失敗しました。アクセスは許可されていません。',
  },
  kind: { en: 'Opened resource', ja: '公開されたリソース' },
  thing: [
    'requestParameters.functionName',
    'requestParameters.secretId',
    'requestParameters.repositoryName',
    'requestParameters.queueUrl',
    'requestParameters.topicArn',
    'recipientAccountId',
  ],
  calls: {
    lambda: {
      AddPermission20150331v2: ['high', 'opened|open function @', '関数 @ を公開'],
      AddPermission20150331: ['high', 'opened|open function @', '関数 @ を公開'],
    },
    secretsmanager: {
      PutResourcePolicy: ['high', 'opened|open secret @', 'シークレット @ を公開'],
    },
    ecr: { SetRepositoryPolicy: ['medium', 'opened|open repository @', 'リポジトリ @ を公開'] },
    sqs: { SetQueueAttributes: ['medium', 'opened|open queue @', 'キュー @ を公開'] },
    sns: {
      SetTopicAttributes: ['medium', 'opened|open topic @', 'トピック @ を公開'],
      AddPermission: ['medium', 'opened|open topic @', 'トピック @ を公開'],
    },
  },
  when: (detail) => outsiders(detail).length > 0,
  look: (detail) => ({
    facts: [
      ...fact({ en: 'Let in', ja: '許可先' }, outsiders(detail)),
      ...fact({ en: 'May do', ja: '許可された操作' }, [textAt(detail, 'requestParameters.action')]),
    ],
  }),
  sample: inventedCall('lambda', 'AddPermission20150331v2', {
    requestParameters: {
      functionName: 'shop-thumbnails',
      statementId: 'backdoor',
      action: 'lambda:InvokeFunction',
      principal: '*',
    },
  }),
})
