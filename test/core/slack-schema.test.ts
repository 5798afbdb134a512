import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const rotating = {
  SLACK_REFRESH_TOKEN: 'xoxe-1-abc',
  SLACK_CLIENT_ID: '1111.2222',
  SLACK_CLIENT_SECRET: 'of-the-app',
}
it.each([
  ['xoxb-1', { SLACK_CLIENT_SECRET: '' }, /^SLACK_CLIENT_SECRET is needed beside SLACK_REFRESH_TO/],
  ['xoxb-1', { SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '' }, /^SLACK_CLIENT_ID is needed beside/],
  ['', {}, /^SLACK_BOT_TOKEN is needed beside SLACK_REFRESH_TOKEN/],
  [
    'xoxe.xoxb-1',
    { SLACK_REFRESH_TOKEN: '', SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '' },
    /xoxe\., so it ends after 12 hours$/,
  ],
  [
    'xoxb-1',
    { SLACK_REFRESH_TOKEN: 'xoxb-wrong' },
    /SLACK_REFRESH_TOKEN: expected a refresh token, which begins with xoxe-/,
  ],
])(
  'does not start with %j and %j, and says what is needed without a secret',
  (token, changed, says) => {
    const slack = { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: 's', ...rotating, ...changed }
    const read = () => readConfig({ ...slack, HIKESHI_CONFIG: '' })
    expect(read).toThrow(says)
    expect(read).not.toThrow(/of-the-app|xoxb-wrong|xoxe-1-abc/)
  },
)
