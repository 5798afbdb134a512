import type { Severity } from '../core/finding.ts'
import type { RunState } from '../core/incident.ts'
import type { Role } from '../core/people.ts'
import type { Phase } from '../core/plan.ts'
import buttons from './buttons/en.ts'
import card from './card/en.ts'
import care from './care/en.ts'
import doctor from './doctor/en.ts'
import drills from './drills/en.ts'
import handlers from './handlers/en.ts'
import home from './home/en.ts'
import joined from './joined/en.ts'
import life from './life/en.ts'
import lists from './lists/en.ts'
import login from './login/en.ts'
import measures from './measures/en.ts'
import oncall from './oncall/en.ts'
import passkeys from './passkeys/en.ts'
import plan from './plan/en.ts'
import policy from './policy/en.ts'
import postmortem from './postmortem/en.ts'
import posture from './posture/en.ts'
import question from './question/en.ts'
import refusals from './refusals/en.ts'
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
const en = {
  card,
  /** What the person behind a principal is asked, in their own messages. */
  question,
  buttons,
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
  refusals,
  policy,
  handlers,
  errors: {
    surprise: handlers.surprise,
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
    unknown: handlers.unknownCommand,
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
  lists,
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
