import { defineCommand, type Json, pick } from '#kit'

const sign = { ok: 'ok  ', fail: 'FAIL', unchecked: '?   ' } as const

/** Looks at the whole road, from each account to the channels. Each failing line ends with what mends it. */
export default defineCommand({
  id: 'doctor',
  usage: 'doctor',
  en: { about: 'Does everything work, from each account to the channels; and what mends it' },
  ja: { about: '各アカウントからチャンネルまでの動作診断と、問題の解消方法' },
  allow: ['viewer', 'responder', 'approver', 'lead', 'admin'],
  reads: [
    'account:GetAlternateContact',
    'ec2:DescribeRegions',
    'events:ListConnections',
    'events:ListRules',
    'guardduty:GetDetector',
    'guardduty:ListDetectors',
    'organizations:DescribeOrganization',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sts:GetCallerIdentity',
  ],
  async run({ app, person }) {
    const diagnosis = await app.doctor({ by: person, reads: this.reads ?? [] })
    const bad = diagnosis.lines.filter(({ state }) => state !== 'ok')
    return {
      text: diagnosis.lines
        .flatMap(({ check, place, state, says, mend }) => [
          [sign[state], check, place, pick(says, person.locale)].filter(Boolean).join('  '),
          ...(mend === undefined || state === 'ok' ? [] : [`      -> ${mend}`]),
        ])
        .join('\n'),
      blocks: app.show.diagnosis(diagnosis, person.locale),
      data: diagnosis as unknown as Json,
      exit: bad.length === 0 ? 0 : 1,
    }
  },
})
