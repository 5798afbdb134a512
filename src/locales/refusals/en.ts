import type { RefusalCode } from '../../core/refusal.ts'

/** What a person is told whose wish is refused, and what to do instead. */
export default {
  'not-found': (what: string) =>
    `${what} was not found. It may be an old button or a mistyped id: start again from the newest card, or list them with /hikeshi incidents.`,
  'not-allowed': (role: string) =>
    `This needs the role ${role}, which you do not have. Ask somebody who has it, or have an administrator add you in hikeshi.yaml.`,
  'not-signed-in': 'You are not signed in, or your session has ended. Sign in again.',
  'own-request':
    'You asked for this yourself, so somebody else has to approve it. Ask another approver to press Approve on the card.',
  'not-approver': (named: string) =>
    `In this account the policy leaves this to others: ${named}. Ask one of them, or have an administrator change the rule in hikeshi.yaml.`,
  'step-up-needed': (url: string, minutes: string) =>
    `This takes your passkey: <${url}|prove that it is you>. The link is yours alone and works once, within ${minutes} minutes.`,
  'no-passkey':
    'This takes a passkey, and you have none that an administrator has confirmed. Register one with /hikeshi passkey, or ask another approver.',
  'own-passkey':
    'Nobody confirms their own passkey. Ask another administrator to enter /hikeshi passkey confirm.',
  'passkey-failed':
    'This did not prove that it is you: it was another passkey, another page or a copied key. Nothing was done. Press the button on the card again; if it happens twice, tell an administrator.',
  'link-gone':
    'This link was used already or has expired. Press the button on the card again for a new one.',
  'evidence-first': (playbooks: string) =>
    `This destroys evidence that nobody has taken yet. First run: ${playbooks}. If there is no time for that, open the plan again and say why under "Go on without evidence".`,
  'own-review':
    'You acted alone here yourself, so somebody else has to look into it. Ask another approver or a lead to close the review.',
  'already-approved':
    'You have approved this already. It now waits for another approver; there is nothing more for you to do.',
  'not-waiting': (state: string) =>
    `This button is out of date: the run is now ${state}. Look at the card for what can be done next.`,
  expired:
    'The request has expired, and nothing was changed. Make a new plan with the button on the card and ask again.',
  'plan-changed': (lines: string) =>
    `AWS has changed since this was asked for, so your approval does not count. New in the plan:\n${lines}\nRead the new plan with Show plan, and approve again if it is right.`,
  drifted: (lines: string) =>
    `AWS was changed by somebody else after this run, and undoing it would overwrite that. What was left there, and what is there now:\n${lines}\nFind out in CloudTrail who changed it, settle it with them, then try again.`,
  'nothing-to-do':
    'AWS is already as this playbook would make it, so there is nothing to approve. Check the incident again, or choose another playbook.',
  'nothing-to-undo':
    'This run has nothing left to undo: it changed nothing, or it was undone before. Look at the card for its state.',
  busy: (run: string) =>
    `The same playbook is already waiting or running for this incident (run ${run}). Approve or reject that one first, or wait until it is done.`,
  'does-not-apply': (because: string) => `This playbook must not run here: ${because}`,
  'account-not-configured': (account: string) =>
    `Account ${account} is not set up in hikeshi.yaml, so nothing can be read or changed there. Ask an administrator to add it with its responder role; until then, act in the AWS console.`,
  'resource-gone': (resource: string) =>
    `${resource} does not exist in AWS any more. Find out in CloudTrail who deleted it and when; snapshots and logs may still be there.`,
  'aws-denied': (action: string, because: string) =>
    `AWS refused ${action}: ${because}. Have an administrator check the responder role and the organization's policies for this account, then try again.`,
  'aws-failed': (because: string) =>
    `AWS did not answer as it should: ${because}. Try again in a minute; if it stays so, look at the AWS Health Dashboard and act in the AWS console.`,
  'drill-open': (drill: string) =>
    `A drill is open already: ${drill}. Play it to its end, or end it with /hikeshi drill stop.`,
  'no-drill': 'No drill is running. See /hikeshi drill list, and start one.',
  'nothing-to-come':
    'Nothing more comes in this drill. Finish what is left, then end it with /hikeshi drill stop.',
  'not-possible': (because: string) => `This cannot be done: ${because}`,
  'incident-is': (state: string) =>
    `This button is out of date: the incident is now ${state}. Look at the card for what can be done next.`,
  merged: (into: string) =>
    `This became part of ${into}. Do it there: everything new is told on that card.`,
  'run-open': (run: string) =>
    `A run is still waiting or under way (${run}). Reject it, stop it, or wait until it is done; then close the incident.`,
  'not-asked':
    'This question is not open for you: it was put to somebody else, or it has been answered. The responders see the answer on the card.',
  'look-only':
    'You may look here, but not act. Ask a responder to do this, or an administrator for permission.',
  'bad-input': (field: string, expected: string) =>
    `${field} is not right: expected ${expected}. Correct it and send it again.`,
} satisfies Record<RefusalCode, string | ((...details: string[]) => string)>
