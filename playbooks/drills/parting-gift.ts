import { asRole, asUser, calls, defineDrill, guardDuty, keyOf, remoteAt } from '#kit'

const [insider, insiderKey] = ['k.mori', 'AKIAKMORIADMINEXAMPL']
const [helper, helperKey] = ['report-reader', 'AKIAREPORTRDREXAMPLE']
const office = '198.51.100.14'
const home = remoteAt('192.0.2.88', 'Yokohama', 'Japan', 'Example Home Fibre')
const queue =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}'
const from = { userIdentity: asUser(insider, insiderKey), sourceIPAddress: office }

/** Everything is allowed, and from the right address. What is wrong is only what it is for. */
export default defineDrill({
  id: 'parting-gift',
  level: 3,
  minutes: 45,
  en: {
    title: 'The last day of an administrator',
    story:
      'Friday, 17:20. k.mori, an administrator, leaves today and is not happy about it; the account ends at midnight. report-reader makes a weekly report and may read one bucket. Release 418 goes out this afternoon: terraform-apply changes the policies of three roles.',
    lesson:
      'Each call was allowed and came from the office. What told the two apart was the purpose: a release changes what its ticket says, an insider gives rights to something that nobody looks at. Contain both ends, person and back door, and talk to those who lead people before you do.',
  },
  ja: {
    title: '管理者の最終出社日',
    story:
      '金曜日の 17 時 20 分。管理者の k.mori は、不満を抱えたまま本日で退職し、アカウントは深夜 0 時に失効します。report-reader は週次レポートを作成するユーザーで、読み取れるバケットは一つだけです。午後にはリリース 418 が予定されており、terraform-apply が 3 つのロールのポリシーを変更します。',
    lesson:
      'どの操作も権限の範囲内で、接続元も社内でした。両者を分けるのは目的です。リリースの変更内容はチケットに書かれていますが、内部不正は誰も見ていないものに権限を与えます。本人と裏口の両方を封じ込める必要があり、その前に人事の責任者と話すことも大切です。',
  },
  world: {
    subjects: [
      { userName: insider, userType: 'IAMUser', accessKeyId: insiderKey },
      { userName: helper, userType: 'IAMUser', accessKeyId: helperKey },
      { userName: 'terraform-apply', userType: 'AssumedRole', roleName: 'terraform-apply' },
    ],
  },
  injects: [
    {
      id: 'gift',
      after: 0,
      event: {
        source: 'iam-policy-changes',
        detail: {
          ...from,
          requestParameters: {
            userName: helper,
            policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          },
        },
      },
      en: 'k.mori makes report-reader an administrator: it will still be one tomorrow.',
      ja: 'k.mori が report-reader を管理者にしました。本人の退職後も、その権限は残ります。',
    },
    {
      id: 'release',
      after: 120,
      distractor: true,
      event: {
        source: 'iam-policy-changes',
        detail: {
          eventName: 'PutRolePolicy',
          userIdentity: asRole('terraform-apply', 'release-418'),
          sourceIPAddress: '198.51.100.10',
          requestParameters: { roleName: 'shop-web', policyName: 'queue', policyDocument: queue },
        },
      },
      en: 'Release 418 changes the policy of a role, as its ticket says.',
      ja: 'リリース 418 が、チケットどおりにロールのポリシーを変更しただけです。',
    },
    {
      id: 'quiet-door',
      after: 420,
      event: guardDuty(
        'Persistence:IAMUser/AnomalousBehavior',
        'medium',
        'report-reader calls APIs that it never called before, from a new address.',
        keyOf(helper, helperKey),
        { action: calls('CreateLoginProfile', 'iam.amazonaws.com', home) },
      ),
      en: 'From a home in Yokohama the back door is tried out.',
      ja: '横浜の自宅の回線から、裏口が試されています。',
    },
    {
      id: 'designs',
      after: 1_320,
      unless: ['person', 'door'],
      cost: 25,
      event: guardDuty(
        'Exfiltration:S3/ObjectRead.Unusual',
        'high',
        'report-reader reads unusually many objects of shop-designs.',
        { ...keyOf(helper, helperKey), s3BucketDetails: [{ name: 'shop-designs' }] },
        { action: calls('GetObject', 's3.amazonaws.com', home), count: 3100 },
      ),
      en: 'The designs of next year leave the house.',
      ja: '来年の商品デザインが持ち出されています。',
    },
  ],
  goal: {
    acknowledge: { within: 420, points: 15 },
    right: [
      {
        id: 'person',
        playbooks: ['contain-user'],
        on: insider,
        role: 'contain',
        within: 1_200,
        points: 30,
        why: {
          en: 'k.mori can do nothing more: keys, password and sessions alike.',
          ja: 'キー、パスワード、セッションのすべてで、k.mori を使えなくします。',
        },
      },
      {
        id: 'door',
        playbooks: ['contain-user', 'deactivate-access-key'],
        on: helper,
        role: 'contain',
        within: 840,
        from: 'quiet-door',
        points: 35,
        why: {
          en: 'report-reader, the back door, is shut.',
          ja: '裏口である report-reader を封じ込めます。',
        },
      },
    ],
    wrong: [
      {
        id: 'release-stopped',
        playbooks: ['contain-role', 'revoke-role-sessions'],
        on: 'terraform-apply',
        cost: 25,
        why: {
          en: 'Release 418 was broken off half-way through.',
          ja: 'リリース 418 を途中で止めてしまいました。',
        },
      },
    ],
    tell: {
      within: 900,
      points: 20,
      why: {
        en: 'Whoever leads the people of the house hears of it, and nobody else yet.',
        ja: '人事の責任者に伝えます。現時点では、ほかの人には知らせません。',
      },
    },
  },
})
