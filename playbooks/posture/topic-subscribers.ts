import * as kit from '#kit'

export default kit.defineCheck({
  id: 'topic-subscribers',
  severity: 'medium',
  scope: 'region',
  mode: 'manual',
  cis: { '1.1': '3.15' },
  frameworks: { 'iso-27001': ['A.5.24', 'A.6.8'] },
  en: {
    title: 'The right people subscribe to each alarm topic',
    why: 'A topic still tells those who left, and perhaps somebody who was never invited.',
    remedy: [
      'Look through the subscribers below, topic by topic.',
      'Remove who should not be there; add who is on call now.',
      'Attest it with the date.',
    ],
    none: 'There is no SNS topic in this region.',
  },
  ja: {
    title: 'アラームトピックの購読者の確認',
    why: 'トピックは、退職者や、招いた覚えのない相手にも通知し続けることがあります。',
    remedy: [
      '以下の購読者をトピックごとに確認します。',
      '不要な購読を削除し、現在の当番を追加します。',
      '確認した日付とともに記録します。',
    ],
    none: 'このリージョンに SNS トピックはありません。',
  },
  permissions: ['sns:ListSubscriptionsByTopic', 'sns:ListTopics'],
  none: 'not-applicable',
  async gather({ aws }) {
    const topics = await kit.allPages(
      (NextToken) => aws.sns.listTopics({ ...(NextToken && { NextToken }) }),
      ({ Topics }) => Topics,
    )
    return Promise.all(
      topics.map(async ({ TopicArn = '' }) => ({
        TopicArn,
        subscribers: await kit.allPages(
          (NextToken) =>
            aws.sns.listSubscriptionsByTopic({ TopicArn, ...(NextToken && { NextToken }) }),
          ({ Subscriptions }) => Subscriptions,
        ),
      })),
    )
  },
  judge: (topics) =>
    topics.map(({ TopicArn, subscribers }) => {
      const list = subscribers.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`)
      return kit.attest(
        TopicArn,
        {
          en: `${list.length} subscribers. Are they the right ones?`,
          ja: `購読者は ${list.length} 件です。適切な宛先ですか。`,
        },
        list,
      )
    }),
})
