import failures from './failures/en.ts'
import targets from './targets/en.ts'

/** What the card says of a run. */
export default {
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
  broken: (title: string, who: string, reason: string) =>
    `🔨 *${title}* – ${who} *broke the glass* and runs this alone: ${reason}`,
  reviewOpen: (who: string, reason: string, leads: string) =>
    `🔨 ${who} broke the glass: ${reason}\n*Nobody has reviewed this yet.* Somebody else has to look into it and say so. ${leads}`,
  reviewed: (who: string, words: string) => `🔍 Reviewed by ${who}: ${words}`,
  waived: (playbooks: string, reason: string) =>
    `⚠️ *Without evidence* (${playbooks} was not done): ${reason}`,
  halting: (who: string) => `✋ ${who} asked to stop: nothing more begins after this step.`,
  skipped: (why: string) => `given up: ${why}`,
  stillStands: (hours: number) =>
    `⏰ *This has stood for ${hours} hours.* Extend it, undo it, or go on to clean up?`,
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
  progress: (done: number, of: number) => `${done} of ${of} ${of === 1 ? 'step' : 'steps'} done`,
  made: (what: string) => `made ${what}`,
  wider: {
    'same-kind':
      '⚠️ too many resources for an AWS session policy: its session could change others of the same kind here, though only what the plan names was asked for',
    anything:
      '⚠️ too many resources for an AWS session policy: its session could change any resource with the playbook’s calls, though only what the plan names was asked for',
  },
  kept: (why: string) => `kept: ${why}`,
  failures,
  targets,
}
