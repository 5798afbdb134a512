import type { Severity } from '../core/finding.ts'
import type { RunState } from '../core/incident.ts'
import type { Role } from '../core/people.ts'
import type { Phase } from '../core/plan.ts'
import type { RefusalCode } from '../core/refusal.ts'
import care from './care/en.ts'
import doctor from './doctor/en.ts'
import drills from './drills/en.ts'
import home from './home/en.ts'
import joined from './joined/en.ts'
import life from './life/en.ts'
import login from './login/en.ts'
import measures from './measures/en.ts'
import oncall from './oncall/en.ts'
import passkeys from './passkeys/en.ts'
import plan from './plan/en.ts'
import policy from './policy/en.ts'
import postmortem from './postmortem/en.ts'
import posture from './posture/en.ts'
import question from './question/en.ts'
import room from './room/en.ts'
import routes from './routes/en.ts'
import run from './run/en.ts'
import sorting from './sorting/en.ts'
import status from './status/en.ts'
import storms from './storms/en.ts'

/**
 * English is the list of all there is to say; other languages say all of it, and no more. What is put into a phrase was
 * escaped by the view. Phrases may use mrkdwn, except those in `buttons`, `handlers` and `confirm` and titles: plain text.
 */
const surprise = (reference: string) =>
  `Something went wrong on our side, and we do not know whether it took effect. Look at the card before you try again. Reference: ${reference}`
const unknownCommand = (name: string) => `There is no command ${name}. See /hikeshi help.`

const en = {
  card: {
    drill: 'DRILL',
    sample: 'SAMPLE',
    headline: (marks: string, emoji: string, severity: string, title: string) =>
      `${marks}${emoji} ${severity}: ${title}`,
    mark: (word: string) => `${word} · `,
    drillNote:
      '*This is a drill.* Every action runs in a simulated account. Real AWS is not touched.',
    sampleNote:
      '*This is a sample finding:* nothing has really happened. Every action runs in a simulated account. Real AWS is not touched.',
    account: 'Account',
    resource: 'Affected resource',
    actor: 'Actor',
    remotes: 'Remote IP',
    owner: 'Owner',
    yes: 'yes',
    no: 'no',
    count: 'Count',
    counted: (count: number, arrivals: number) =>
      arrivals > 1 ? `${count} (${arrivals} events received)` : `${count}`,
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    links: 'Investigate',
    enriched: (title: string, at: string) => `*${title}* (read in AWS ${at})`,
    unread: (what: string) =>
      `Could not read ${what}: the responder role has no permission for it.`,
    acknowledgedBy: (who: string, at: string) => `👀 Acknowledged by ${who} at ${at}`,
    notAcknowledged: '👀 Nobody has acknowledged this yet.',
    again: (button: string) => `${button} (again)`,
    footer: (type: string, incident: string) => `${type} · incident ${incident}`,
    score: (score: string) => `score ${score}`,
    yourZone: 'Times are in your own time zone.',
  },
  /** What the person behind a principal is asked, in their own messages. */
  question,
  buttons: {
    acknowledge: 'Acknowledge',
    ask: 'Ask: was this you?',
    otherPlaybooks: 'More playbooks …',
    approve: 'Approve',
    reject: 'Reject',
    showPlan: 'Show plan',
    retry: 'Retry',
    skip: 'Skip this step',
    halt: 'Stop',
    extend: 'Let it stand',
    review: 'Close the review',
    breakGlass: 'Break the glass',
    undo: 'Undo',
    suppress: 'Suppress',
    merge: 'Merge',
    split: 'Split',
    lift: 'Lift',
  },
  /** What was joined to an incident, and why; all mrkdwn. */
  joined,
  /** Forms and lists of rules that hide findings, and of merging and splitting. Titles, labels and options: plain text. */
  sorting,
  confirm: {
    approveTitle: 'Approve this plan?',
    approve: (title: string, account: string, region: string, hash: string) =>
      `${title} in ${account}, ${region}. Plan ${hash}. It starts at once when all approvals are there.`,
    retryTitle: 'Retry this run?',
    retry: (title: string, account: string) =>
      `${title} in ${account} goes on at the step that failed. AWS is changed at once, without a new approval.`,
    cancel: 'Cancel',
  },
  run,
  plan,
  states: {
    planned: 'planned, but not requested',
    requested: 'waiting for approval',
    approved: 'approved',
    running: 'running',
    done: 'done',
    stopped: 'stopped',
    rejected: 'rejected',
    expired: 'expired',
  } satisfies Record<RunState, string>,
  severities: {
    info: 'Info',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    critical: 'Critical',
  } satisfies Record<Severity, string>,
  phases: {
    evidence: 'Evidence',
    contain: 'Containment',
    eradicate: 'Eradication',
    recover: 'Recovery',
  } satisfies Record<Phase, string>,
  refusals: {
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
  } satisfies Record<RefusalCode, string | ((...details: string[]) => string)>,
  policy,
  handlers: {
    planTitle: 'What will happen',
    undoTitle: 'Undo',
    rejectTitle: 'Reject the request',
    skipTitle: 'Give up this step',
    skipReason: 'Why may it be left out?',
    skip: 'Skip and go on',
    reviewTitle: 'Review',
    reviewWords: 'What did you find? Was it right to act alone?',
    review: 'Close the review',
    glassTitle: 'Break the glass',
    glassReason: 'Why can nobody else approve it now?',
    glassNote:
      'It starts at once, in your name alone. The leads are told, and somebody else has to review it.',
    breakGlass: 'Run it alone',
    waiveReason: 'Go on without evidence',
    waiveHint: (playbooks: string) =>
      `Not done yet in this incident: ${playbooks}. Leave this empty to take the evidence first.`,
    rejectReason: 'Why do you reject it?',
    requestApproval: 'Ask for approval',
    reject: 'Reject',
    close: 'Close',
    requested: 'Approval was asked for. The card shows who may approve, and until when.',
    nothingToRequest: 'AWS is already as it should be. There is nothing to ask approval for.',
    sampleSent: 'The sample is on its way. Its card appears in the channel in a moment.',
    noIncidents: 'There are no incidents. To try it, send a sample with /hikeshi sample.',
    foldedTitle: 'Folded incidents',
    unfolded: 'Its card is on its way to the channel.',
    unknownCommand,
    surprise,
  },
  errors: {
    surprise,
  },
  slack: {
    loading: 'Reading AWS …',
    cannotAct: 'You may look here, but not act. Ask a responder to do this.',
    unknownPerson:
      'You are not on the list of responders. Ask an administrator to add you in hikeshi.yaml.',
    guest:
      'Guests and people of other workspaces cannot use Hikeshi. Ask a member of this workspace.',
  },
  commands: {
    title: 'What you can ask',
    usage: (usage: string) => `Usage: ${usage}`,
    unknown: unknownCommand,
    badArguments: (usage: string) => `That was not understood. Usage: ${usage}`,
  },
  anchored: (root: string, day: string) =>
    `⚓ The journal as of ${day}: \`${root}\`\nKeep this message. \`hikeshi audit verify --anchor ${root}\` later shows whether anything before it was changed or removed.`,
  calls: {
    graver: (severity: string) => `Its severity is ${severity} now.`,
    joined: 'Something new was found after this was acknowledged or closed.',
    newest: (title: string) => `New: ${title}`,
    above: 'Details and buttons are on the card that this is a reply to.',
  },
  storms,
  status,
  doctor,
  routes,
  room,
  care,
  home,
  life,
  login,
  oncall,
  passkeys,
  measures,
  posture,
  postmortem,
  lists: {
    title: 'Incidents, newest first',
    none: 'There are no incidents.',
    comma: ', ',
    more: (count: number) => `… and ${count} more`,
    moreChanges: (count: number) => `… and ${count} more ${count === 1 ? 'change' : 'changes'}`,
    moreSteps: (count: number) => `… and ${count} more ${count === 1 ? 'step' : 'steps'}`,
    moreRuns: (count: number) =>
      `… and ${count} more ${count === 1 ? 'run' : 'runs'}; the journal has all of them`,
    moreFacts: (count: number) =>
      `… and ${count} more ${count === 1 ? 'fact' : 'facts'}; the finding in the AWS console has all of them`,
    moreIncidents: (count: number) => `… and ${count} older ${count === 1 ? 'one' : 'ones'}`,
    lastSeen: (at: string) => `last seen ${at}`,
    untouched: 'nobody is on it yet',
    acknowledged: (who: string) => `${who} is on it`,
    waiting: 'waiting for approval',
    running: 'a run is under way',
    stopped: 'a run has stopped and needs somebody',
    contained: 'contained',
    undone: 'undone',
  },
  drills,
  /** The console without a login knows people by what they are. */
  people: {
    viewer: 'Viewer',
    responder: 'Responder',
    approver: 'Approver',
    lead: 'Lead',
    admin: 'Administrator',
  } satisfies Record<Role, string>,
}
export default en
export type Phrases = typeof en
