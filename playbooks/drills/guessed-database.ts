import { defineDrill, guardDuty, invented, logsIn, remoteAt } from '#kit'

const [orders, reports] = ['shop-orders-1', 'shop-reports-1']
const guesser = remoteAt('203.0.113.118', 'Chisinau', 'Moldova', 'Example VPS')
const buyer = remoteAt('192.0.2.18', 'Lagos', 'Nigeria', 'Example Mobile')
const dashboard = remoteAt('198.51.100.35', 'Osaka', 'Japan', 'Example Office Network')
const database = (name: string, user: string) => ({
  resourceType: 'RDSDBInstance',
  rdsDbInstanceDetails: {
    ...invented.database,
    dbInstanceIdentifier: name,
    dbClusterIdentifier: name.replace(/-\d$/, ''),
    dbInstanceArn: invented.arn('rds', `db:${name}`),
  },
  rdsDbUserDetails: { ...invented.databaseUser, user },
})

/** Many failures and one success: what matters is the success. */
export default defineDrill({
  id: 'guessed-database',
  level: 2,
  minutes: 40,
  en: {
    title: 'Two hundred and fourteen failures, one success',
    story:
      'Monday, 07:45. shop-orders-1 was made reachable from outside for a migration that ended in spring. The password of the dashboards for shop-reports-1 was changed last night. The shop opens at nine.',
    lesson:
      'Failures after a change of password come from a program that was forgotten: one user, one address, all the same. Guesses from outside that end with a success are a burglary. The database had to be cut off at once; its snapshot was taken by the same playbook, so that nothing was lost.',
  },
  ja: {
    title: '214 回の失敗と 1 回の成功',
    story:
      '月曜日の 7 時 45 分。shop-orders-1 は、春に終わった移行作業のために外部から接続できるようにされ、そのままになっています。昨夜、shop-reports-1 のダッシュボード用パスワードが変更されました。店舗は 9 時に開店します。',
    lesson:
      'パスワードの変更後に続く失敗は、設定を更新し忘れたプログラムによるものです。ユーザーも接続元も一つで、すべて同じです。外部からの推測が続いた後の成功は、侵入にほかなりません。データベースは直ちに隔離すべきで、スナップショットは同じプレイブックが取得するため、データは失われません。',
  },
  world: { subjects: [{ dbInstance: orders }, { dbInstance: reports }] },
  injects: [
    {
      id: 'came-in',
      after: 0,
      event: guardDuty(
        'CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce',
        'high',
        'After many failures somebody signed in to shop-orders-1.',
        database(orders, 'orders_app'),
        {
          action: logsIn('orders_app', guesser, {
            failedLoginAttempts: 214,
            successfulLoginAttempts: 1,
          }),
        },
      ),
      en: 'The password of orders_app was the name of the shop and a year.',
      ja: 'orders_app のパスワードは、店舗名に西暦を付けただけのものでした。',
    },
    {
      id: 'forgotten-program',
      after: 90,
      distractor: true,
      event: guardDuty(
        'CredentialAccess:RDS/AnomalousBehavior.FailedLogin',
        'low',
        'Unusually many sign-ins to shop-reports-1 fail.',
        database(reports, 'dashboards'),
        { action: logsIn('dashboards', dashboard, { failedLoginAttempts: 96 }) },
      ),
      en: 'One dashboard in the Osaka office still has the password of yesterday.',
      ja: '大阪オフィスのダッシュボードの一つが、昨日までのパスワードを使い続けているだけです。',
    },
    {
      id: 'sold-on',
      after: 900,
      unless: ['cut-off'],
      cost: 30,
      event: guardDuty(
        'CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin',
        'high',
        'A known malicious address signed in to shop-orders-1.',
        database(orders, 'orders_app'),
        { action: logsIn('orders_app', buyer, { successfulLoginAttempts: 3 }) },
      ),
      en: 'The password was sold on, and the buyer copies the orders of four years.',
      ja: 'パスワードが転売され、買い手が 4 年分の注文データをコピーしています。',
    },
  ],
  goal: {
    acknowledge: { within: 240, points: 20 },
    right: [
      {
        id: 'cut-off',
        playbooks: ['isolate-database'],
        on: orders,
        role: 'contain',
        within: 780,
        points: 60,
        why: {
          en: 'shop-orders-1 is cut off, with a snapshot of how it was.',
          ja: 'その時点のスナップショットを取得し、shop-orders-1 を隔離します。',
        },
      },
    ],
    wrong: [
      {
        id: 'reports-cut',
        playbooks: ['isolate-database'],
        on: reports,
        cost: 25,
        why: {
          en: 'shop-reports-1 was cut off because of a dashboard with an old password.',
          ja: 'ダッシュボードの古いパスワードが原因だったのに、shop-reports-1 を隔離してしまいました。',
        },
      },
    ],
    tell: {
      within: 1_200,
      points: 20,
      why: {
        en: 'Whoever opens the shop at nine hears before nine that there are no orders.',
        ja: '9 時の開店より前に、注文を受けられないことを店舗の担当者へ伝えます。',
      },
    },
  },
})
