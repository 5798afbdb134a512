/** Pages around signing in to the console; plain text. */
export default {
  title: 'Sign in to Hikeshi',
  failed:
    'You were not signed in: the answer does not belong to an attempt of this browser, it came too late, or it was refused.',
  away: 'The service that signs people in does not answer. Try again in a minute; cards and buttons in Slack work as always.',
  out: 'You are signed out.',
  unknown: (id: string) =>
    `You proved who you are, but hikeshi.yaml names no such person. Tell whoever runs Hikeshi: login.people needs an entry for ${id}.`,
  noRole: (who: string) =>
    `You are ${who}, and hikeshi.yaml gives you no role. Tell whoever runs Hikeshi: people needs an entry for ${who}.`,
  again: 'Sign in',
}
