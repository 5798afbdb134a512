import type { Severity } from '../core/finding.ts'
import type { RunState } from '../core/incident.ts'
import type { Role } from '../core/people.ts'
import type { Phase } from '../core/plan.ts'
import type { RefusalCode } from '../core/refusal.ts'

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
    count: 'Count',
    counted: (count: number, arrivals: number) =>
      arrivals > 1 ? `${count} (${arrivals} events received)` : `${count}`,
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    links: 'Investigate',
    acknowledgedBy: (who: string, at: string) => `👀 Acknowledged by ${who} at ${at}`,
    notAcknowledged: '👀 Nobody has acknowledged this yet.',
    again: (button: string) => `${button} (again)`,
    footer: (type: string, incident: string) => `${type} · incident ${incident}`,
    score: (score: string) => `score ${score}`,
    yourZone: 'Times are in your own time zone.',
  },
  buttons: {
    acknowledge: 'Acknowledge',
    approve: 'Approve',
    reject: 'Reject',
    showPlan: 'Show plan',
    retry: 'Retry',
    undo: 'Undo',
  },
  confirm: {
    approveTitle: 'Approve this plan?',
    approve: (title: string, account: string, region: string, hash: string) =>
      `${title} in ${account}, ${region}. Plan ${hash}. It starts at once when all approvals are there.`,
    retryTitle: 'Retry this run?',
    retry: (title: string, account: string) =>
      `${title} in ${account} goes on at the step that failed. AWS is changed at once, without a new approval.`,
    cancel: 'Cancel',
  },
  run: {
    undoOf: (title: string) => `Undo: ${title}`,
    waiting: (title: string) => `✋ *Approval needed: ${title}*`,
    asked: (who: string) => `${who} asks for this. Somebody else has to approve it.`,
    approvals: (given: number, needed: number) => `*Approvals:* ${given} of ${needed}`,
    expires: (at: string) => `*Expires:* ${at}`,
    plan: (hash: string) => `*Plan:* ${hash}`,
    risk: (risk: string) => `*Risk:* ${risk}`,
    cannotUndo: (steps: number) =>
      steps === 1
        ? '⚠️ One step can never be undone: see the plan.'
        : `⚠️ ${steps} steps can never be undone: see the plan.`,
    approved: (title: string, who: string) =>
      `👍 *${title}* – approved by ${who}. It starts in a moment.`,
    running: (title: string, who: string) => `⏳ *${title}* – running, approved by ${who}`,
    stopped: (title: string) =>
      `⛔ *${title}* – *stopped.* ✅ is in effect; ❌ failed and may have taken effect in part; ▫️ has not run.`,
    stoppedHint:
      '*Retry* goes on at the failed step. *Undo* puts back what was changed. Nothing more happens by itself.',
    contained: (title: string, at: string) => `✅ *${title}* – *contained and verified* at ${at}`,
    finished: (title: string, at: string) => `✅ *${title}* – *done and verified* at ${at}`,
    undone: (title: string, at: string) => `↩️ *${title}* – *undone and verified* at ${at}`,
    undoneSince: (title: string) => `↩️ *${title}* – was undone later.`,
    rejected: (title: string, who: string, reason: string) =>
      `🚫 *${title}* – rejected by ${who}: ${reason}\nNothing was changed.`,
    expired: (title: string) =>
      `⌛ *${title}* – the request expired before it was approved. Nothing was changed.`,
    verifiedAt: (at: string) => `verified at ${at}`,
    stepRunning: 'running now',
    made: (what: string) => `made ${what}`,
    kept: (why: string) => `kept: ${why}`,
  },
  plan: {
    real: '🔴 *Real AWS.* Nothing has been changed yet; this is what happens once it is approved.',
    drill: '🧪 *Drill: simulated account.* Real AWS is not touched.',
    sample: '🧪 *Sample finding: simulated account.* Real AWS is not touched.',
    why: 'Why',
    changes: (changes: number, steps: number) =>
      `${changes} ${changes === 1 ? 'change' : 'changes'} in ${steps} ${steps === 1 ? 'step' : 'steps'}, in this order`,
    nothing: 'AWS is already as it should be. There is nothing to do.',
    count: (changes: number) => (changes === 1 ? '1 change' : `${changes} changes`),
    alreadySo: 'already so, will only be checked',
    notes: 'Before you approve',
    undo: 'How it is undone',
    never: (why: string) => `⚠️ *Can never be undone:* ${why}`,
    none: 'none',
    emptyText: 'empty text',
    emptyList: 'empty list',
    emptyObject: 'empty object',
    from: 'from',
    to: 'to',
    long: (characters: string, sha: string) =>
      `cut here; whole value: ${characters} characters, SHA-256 of its JSON ${sha}`,
    tooLong: (changes: number) =>
      `⚠️ *This plan is too long to be shown whole:* ${changes} more ${changes === 1 ? 'change is' : 'changes are'} part of it and of its hash. Read all of it in the journal (audit export) before you approve.`,
    hash: (hash: string) =>
      `Plan ${hash}. Exactly this is approved; if AWS changes before, the approval does not count.`,
    risks: { low: 'low', medium: 'medium', high: 'high' },
  },
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
    'own-request':
      'You asked for this yourself, so somebody else has to approve it. Ask another approver to press Approve on the card.',
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
    'look-only':
      'You may look here, but not act. Ask a responder to do this, or an administrator for permission.',
    'bad-input': (field: string, expected: string) =>
      `${field} is not right: expected ${expected}. Correct it and send it again.`,
  } satisfies Record<RefusalCode, string | ((...details: string[]) => string)>,
  handlers: {
    planTitle: 'What will happen',
    undoTitle: 'Undo',
    rejectTitle: 'Reject the request',
    rejectReason: 'Why do you reject it?',
    requestApproval: 'Ask for approval',
    reject: 'Reject',
    close: 'Close',
    requested: 'Approval was asked for. The card shows who may approve, and until when.',
    nothingToRequest: 'AWS is already as it should be. There is nothing to ask approval for.',
    sampleSent: 'The sample is on its way. Its card appears in the channel in a moment.',
    noIncidents: 'There are no incidents. To try it, send a sample with /hikeshi sample.',
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
