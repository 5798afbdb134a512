/** What the bot may do in Slack, each scope with its reason: the manifest is made of it, and the doctor looks for each. */
export const slackScopes = {
  'chat:write': 'posts the cards, keeps them up to date, and answers people',
  commands: 'offers /hikeshi',
  'files:write': 'attaches the reports of /hikeshi posture',
  'users:read':
    'guests, strangers and deactivated accounts are turned away; language and time zone',
  'channels:read': 'hikeshi doctor looks whether it is in its channels',
  'groups:read': 'the same for private channels',
  'channels:history':
    'finds its own card again after a crash between posting it and noting that down',
  'groups:history': 'the same in private channels',
  'groups:write':
    'makes the private channel of an incident, invites people, sets its topic, archives it',
  'im:write': 'asks the person behind a principal whether it was them, and calls who is on call',
  'im:history': 'finds that question or call again after a crash',
  'reactions:read': 'sees 👀 on a card, which acknowledges it',
} as const
