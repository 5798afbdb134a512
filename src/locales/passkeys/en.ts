/** Passkeys: the page of a one-time link (plain text), and what /hikeshi passkey answers (mrkdwn). */
export default {
  titles: {
    approve: 'Approve with your passkey',
    'break-glass': 'Break the glass with your passkey',
    register: 'Register a passkey',
  },
  leads: {
    approve: (who: string) => `You approve exactly this, in the name of ${who}:`,
    'break-glass': (who: string) =>
      `You start exactly this, alone and at once, in the name of ${who}:`,
    register: (who: string) =>
      `This passkey will prove that it is ${who} who approves. It counts once an administrator has confirmed it.`,
  },
  undoOf: (title: string) => `Undo: ${title}`,
  where: (account: string, region: string) => `Account ${account} · ${region}`,
  plan: (hash: string) => `Plan ${hash}`,
  more: (lines: number) => `and ${lines} more. Press Show plan on the card to see all of them.`,
  notYours:
    'You did not ask for this, or it is not what you want? Close this page: nothing happens.',
  once: (minutes: number) =>
    `The link is yours alone. It works once, within ${minutes} minutes after you got it.`,
  buttons: {
    approve: 'Approve',
    'break-glass': 'Run it alone',
    register: 'Create the passkey',
  },
  working: 'Waiting for your passkey …',
  cancelled:
    'The browser gave no passkey: it was cancelled, or there is none of yours on this device. Try again, or close this page.',
  lost: 'No answer came, and we do not know whether it took effect. Look at the card before you try again.',
  done: 'Done. The card shows it. You can close this page.',
  registered: (code: string, who: string) =>
    `The passkey is kept. Tell an administrator its code, ${code}, over the phone or in person. It counts once they have entered: /hikeshi passkey confirm ${who} ${code}`,
  gone: 'This link was used already, has expired, or never was one. Press the button on the card again, or enter /hikeshi passkey.',
  link: (url: string, minutes: number) =>
    `<${url}|Register a passkey> on the device that you approve with. The link is yours alone and works once, within ${minutes} minutes.`,
  linkPlain: (url: string, minutes: number) =>
    `Open this on the device that you approve with, once, within ${minutes} minutes: ${url}`,
  none: (who: string) => `${who} has no passkey.`,
  row: (code: string, at: string) => `${code}  registered ${at}`,
  waits: 'waits for an administrator',
  confirmedBy: (who: string) => `confirmed by ${who}`,
  confirmed: (code: string, who: string) =>
    `The passkey ${code} of ${who} counts from now on. If that is not the code that they told you, remove it at once: /hikeshi passkey remove.`,
  removed: (code: string, who: string) => `The passkey ${code} of ${who} is removed.`,
}
