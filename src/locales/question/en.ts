/** Was this you? */
export default {
  title: 'Was this you?',
  about: (what: string, who: string) =>
    `AWS recorded this under your name: *${what}*\n${who} asks whether it was you, or something that you run.`,
  yes: 'Yes, that was me',
  no: 'No, not me',
  saidYes: '✅ You said that it was you. Thank you. Nothing more for you to do.',
  saidNo:
    '🚨 You said that it was not you. The responders know. Do not sign in with these credentials, and keep yourself reachable.',
  only: 'Your answer helps the responders and changes nothing by itself. They will never ask you for a password or a code.',
  waiting: (who: string, at: string) =>
    `❔ ${who} was asked at ${at} whether it was them; no answer yet.`,
  wasThem: (who: string, at: string) => `🙋 ${who} says that it was them (${at}).`,
  wasNotThem: (who: string, at: string) => `🚨 *${who} says that it was not them* (${at}).`,
}
