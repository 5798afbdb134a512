import { type Look, line, says } from './doctor-probe.ts'

/** Does hikeshi.yaml name whoever sends, and somewhere to tell of it? */
export const lookAtConfig: Look = async ({ world: { policy, chat }, heard, slack }) => {
  const named = Object.keys(policy.accounts)
  const sent = [...new Set(heard.flatMap((one) => (one.realAt ? one.account : [])))]
  const strangers = sent.filter((account) => !named.includes(account))
  const elsewhere = heard.filter(({ account, region, realAt }) => {
    const regions = policy.accounts[account]?.regions
    return realAt !== undefined && regions !== undefined && !regions.includes(region)
  })
  const silent = Object.entries(policy.accounts).filter(([, { regions = [] }]) => !regions.length)
  return [
    ...(strangers.length === 0
      ? [
          line(
            'accounts',
            true,
            says(
              `${named.length} accounts are named; no other sent events`,
              `設定済みのアカウントは ${named.length} 件。それ以外からのイベントはありません`,
            ),
          ),
        ]
      : strangers.map((account) =>
          line(
            'accounts',
            false,
            says(
              'The account sends events and is not named: nothing can be done in it, nor read.',
              'イベントの送信元ですが、hikeshi.yaml に記載がありません。このアカウントでは操作も調査もできません。',
            ),
            {
              place: account,
              mend: `hikeshi.yaml: accounts: { "${account}": { name: …, role: arn:aws:iam::${account}:role/hikeshi-responder } }`,
            },
          ),
        )),
    line(
      'channels',
      policy.channels.length > 0 || (slack === undefined && chat === undefined),
      policy.channels.length > 0
        ? says(
            `Cards go to ${policy.channels.length} channels`,
            `カードの投稿先は ${policy.channels.length} チャンネルです`,
          )
        : says(
            'No channel is named: nobody is told of anything but on the console.',
            '投稿先のチャンネルがありません。コンソール以外には通知されません。',
          ),
      { mend: 'hikeshi.yaml: channels: [{ id: C0…, locale: ja }]' },
    ),
    line(
      'silence',
      policy.silence !== undefined || named.length === 0,
      policy.silence === undefined
        ? says(
            'Nobody is told if an account goes silent.',
            'アカウントからのイベントが途絶えても、通知されません。',
          )
        : says(
            `Silence of ${policy.silence.minutes} minutes is an incident`,
            `${policy.silence.minutes} 分間の途絶をインシデントとして扱います`,
          ),
      { mend: 'hikeshi.yaml: silence: { minutes: 30 }' },
    ),
    ...elsewhere.map(({ account, region }) =>
      line(
        'regions',
        false,
        says(
          'Something happens in this region, and it is not named: nothing can be done there.',
          'このリージョンでイベントが発生していますが、hikeshi.yaml に記載がありません。ここでは操作できません。',
        ),
        {
          place: `${account} ${region}`,
          mend: `hikeshi.yaml: accounts."${account}".regions: add ${region}`,
        },
      ),
    ),
    ...silent
      .filter(([account]) => !sent.includes(account))
      .map(([account]) =>
        line(
          'regions',
          false,
          says(
            'No region is named and nothing was ever heard: its silence would go unnoticed.',
            'リージョンの指定がなく、イベントの受信実績もないため、途絶を検知できません。',
          ),
          { place: account, mend: `hikeshi.yaml: accounts."${account}".regions: [us-east-1, …]` },
        ),
      ),
  ]
}
