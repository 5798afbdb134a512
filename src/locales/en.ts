import type { Severity } from '../core/finding.ts'
import type { RunState } from '../core/incident.ts'
import type { Role } from '../core/people.ts'
import type { Phase } from '../core/plan.ts'
import type { RefusalCode } from '../core/refusal.ts'
import type { Scope } from '../core/suppress.ts'
import doctor from './doctor/en.ts'
import home from './home/en.ts'
import life from './life/en.ts'
import measures from './measures/en.ts'
import oncall from './oncall/en.ts'
import passkeys from './passkeys/en.ts'
import postmortem from './postmortem/en.ts'
import posture from './posture/en.ts'

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
  question: {
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
  },
  buttons: {
    acknowledge: 'Acknowledge',
    ask: 'Ask: was this you?',
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
  joined: {
    merged: (into: string, by: string) =>
      `🔀 *This is part of ${into} now*, and everything new is told there. What was run here stays here. ${by}`,
    mergedBy: (who: string) => `Merged by ${who}.`,
    because: (why: string) => `Joined because: ${why}.`,
    absorbed: (ids: string) =>
      `🔀 ${ids} became part of this incident. What was run there is on the card there.`,
    splitFrom: (id: string, who: string) => `✂️ ${who} split this out of ${id}.`,
    title: (count: number) => `*${count} findings in this incident*`,
    more: (count: number) => `… and ${count} more`,
    over: (at: string) =>
      `✅ *AWS says that this is over* since ${at}. That the finding is gone does not say that the cause is.`,
    memberOver: 'over, says AWS',
    suppressed: (until: string, rule: string, who: string, reason: string) =>
      `🔇 What is like this is hidden until ${until} (${rule} by ${who}): ${reason}`,
  },
  /** Forms and lists of rules that hide findings, and of merging and splitting. Titles, labels and options: plain text. */
  sorting: {
    suppressTitle: 'Hide what is like this',
    suppress: 'Hide it',
    suppressNote: (type: string, resource: string) =>
      `From ${type} on ${resource}. What the rule hides is stored and counted, and gets no card. Critical findings are only hidden by a rule that names the resource.`,
    scope: 'What to hide',
    scopes: {
      'type-resource': 'This type, on this resource',
      'type-actor': 'This type, by this actor',
      resource: 'Everything on this resource',
      actor: 'Everything by this actor',
      type: 'This type, in the whole account',
    } satisfies Record<Scope, string>,
    preview: (findings: number, incidents: number) =>
      `Last 30 days: ${findings} ${findings === 1 ? 'finding' : 'findings'}, ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`,
    previewNote: 'Each choice says what it would have hidden in the last 30 days, in this account.',
    reason: 'Why may it be hidden?',
    owner: 'Whom to ask about it',
    lasting: 'For how long',
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    suppressed: (rule: string, until: string) =>
      `${rule} hides it until ${until}. /hikeshi suppressions lists all rules and lifts them.`,
    splitTitle: 'Split a finding out',
    splitNote:
      'It gets an incident and a card of its own, and is not joined to others any more. What was run stays with this incident.',
    finding: 'Which finding',
    split: (id: string) => `It is ${id} now. Its card is on its way.`,
    mergeTitle: 'Merge incidents',
    mergeNote: (id: string) =>
      `${id} becomes part of the incident that you choose: its findings, and whatever comes for them, are told there. What was run for ${id} stays on its own card, with its buttons.`,
    into: 'Part of which incident',
    merged: (from: string, into: string) => `${from} is part of ${into} now.`,
    title: 'Rules that hide findings',
    none: 'No rule hides anything.',
    noneInForce: 'No rule is in force.',
    until: (at: string) => `until ${at}`,
    expired: (at: string) => `ended ${at}`,
    lifted: (who: string, at: string) => `lifted by ${who} at ${at}`,
    owned: (by: string, owner: string) => `made by ${by}, ask ${owner}`,
    hidden: (count: number, last: string) =>
      count === 0
        ? 'hid nothing so far'
        : `hid ${count} ${count === 1 ? 'finding' : 'findings'}, the last at ${last}`,
    more: (count: number) => `… and ${count} more in force`,
    liftedNow: (rule: string) => `${rule} is lifted. What comes from now on gets its card.`,
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
  policy: {
    title: (who: string, playbook: string, account: string) =>
      `*${who}*, ${playbook}, account ${account}`,
    roles: (roles: string) => `Roles: ${roles}`,
    asks: 'ask for it',
    approves: 'approve it (never their own request)',
    breaks: 'break the glass',
    may: (what: string) => `✅ may ${what}`,
    mayNot: (what: string) => `🚫 may not ${what}`,
    approvals: (needed: number, risk: string, by: string) =>
      `Approvals: ${needed} (risk ${risk}) – ${by}`,
    approvers: (who: string, by: string) => `Approvers: ${who} – ${by}`,
    expires: (minutes: number, by: string) => `A request expires after ${minutes} min – ${by}`,
    glass: (who: string, by: string) => `May act alone: ${who} – ${by}`,
    stepUp: (by: string) => `Takes a passkey – ${by}`,
    noStepUp: (by: string) => `Takes no passkey – ${by}`,
    remind: (hours: number, by: string) => `Asked again after ${hours} h – ${by}`,
    rule: (nth: number) => `rule ${nth}`,
    default: 'the default',
    nobody: 'nobody',
  },
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
  calls: {
    graver: (severity: string) => `Its severity is ${severity} now.`,
    joined: 'Something new was found after this was acknowledged or closed.',
    newest: (title: string) => `New: ${title}`,
    above: 'Details and buttons are on the card that this is a reply to.',
  },
  storms: {
    title: (incidents: number) => `🌊 Alert storm: ${incidents} incidents folded into this card`,
    over: (incidents: number) =>
      `🌊 Alert storm over: ${incidents} incidents were folded into this card`,
    sum: (findings: number, incidents: number, since: string) =>
      `*${findings} findings of ${incidents} incidents* since ${since}. Critical ones are not among them: they get their own cards at once.`,
    actors: 'Loudest actors',
    types: 'Most frequent types',
    accounts: 'Accounts',
    talker: (name: string, findings: number, incidents: number) =>
      `${name} – ${findings} findings, ${incidents} incidents`,
    list: 'List them',
    open: 'Give it a card',
    mute: (actor: string) => `Mute ${actor} for 2 h`,
    muteTitle: 'Mute this actor for 2 hours?',
    muteText: (actor: string) =>
      `What ${actor} does gets no card for 2 hours, unless it is critical. What was folded so far is taken as seen. This is written down under your name.`,
    muteYes: 'Mute',
    muteReason: 'Muted for 2 hours during an alert storm',
    muted: (actor: string, until: string, incidents: number) =>
      `${actor} is muted until ${until}. ${incidents} folded incidents will get no card.`,
    meanwhile: (shown: number) =>
      `Brought up to date every 10 seconds. Cards of their own so far: ${shown}. The others follow when the storm is over.`,
    afterwards: (shown: number) =>
      `Each gets a card of its own now, the gravest first. Cards so far: ${shown}.`,
    nothingFolded:
      'Nothing is folded any more: each incident has a card of its own or is on its way to one.',
    moreFolded: (count: number) =>
      `… and ${count} more; /hikeshi incidents lists the latest of all`,
  },
  status: {
    title: 'Status',
    findings: (received: number, shown: number, folded: number, suppressed: number) =>
      `*Findings received: ${received}* = ${shown} shown + ${folded} folded or waiting + ${suppressed} suppressed`,
    suppressed: (rules: number, untold: number, idle: number) =>
      `Suppressed: ${rules} by rules, ${untold} that no channel wants, ${idle} ends of what was never told`,
    backlog: (waiting: number, notUnderstood: number, failed: number) =>
      `Events: ${waiting} wait to be read, ${notUnderstood} were not understood, ${failed} failed`,
    channel: (channel: string, wanted: number) => `${channel}: ${wanted} cards wait`,
    storm: (since: string, folded: number) => `🌊 storm since ${since}, ${folded} incidents folded`,
    chatOk: (at: string) => `Slack took the last card at ${at}`,
    chatUnused: 'nothing was sent to Slack yet',
    chatFailed: (at: string) => `⚠️ Slack has not taken cards since ${at}`,
    chatAgain: (at: string) => `tried again at ${at}`,
    account: (account: string, at: string) => `${account}: last event ${at}`,
    store: (version: string) => `Store: PostgreSQL ${version}`,
  },
  doctor,
  routes: {
    notUnderstood: 'No handler takes this event: it would be kept as not understood.',
    read: (source: string, findings: number) => `Read by ${source}: ${findings} findings`,
    finding: (severity: string, type: string, account: string, region: string) =>
      `${severity}  ${type}  ${account}  ${region}`,
    overridden: (was: string, now: string) =>
      `  severity: ${was} at its source, ${now} by hikeshi.yaml`,
    fits: (route: number) => `  route ${route}: fits`,
    missed: (route: number, part: string) => `  route ${route}: does not fit (${part})`,
    fellThrough: '  no route fits: every channel is asked',
    told: (channel: string) => `  told in ${channel}`,
    toldLater: (channel: string) => `  told in ${channel} after its quiet hours`,
    spared: (channel: string, from: string) =>
      `  not in ${channel}, which takes ${from} and graver`,
    nobody: '  told to nobody',
    owners: (ids: string) => `  mentions ${ids}`,
  },
  home,
  life,
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
  drills: {
    listTitle: 'Drills',
    minutes: (minutes: number) => `${minutes} min`,
    howTo:
      'Start one with `/hikeshi drill start &lt;id&gt;`, later with `at 14:30`, or at a moment that nobody knows with `surprise 2h`. `any` picks one.',
    running: (title: string, at: string) =>
      title === '' ? `*A drill is running* since ${at}` : `*Running:* ${title}, since ${at}`,
    scheduled: (title: string, at: string) => `*Scheduled:* ${title}, at ${at}`,
    surprise: (until: string) => `*A surprise is scheduled:* some time before ${until}`,
    begins: (title: string) => `A drill begins: ${title}`,
    over: (title: string) => `Debrief: ${title}`,
    rules:
      'Treat each card marked DRILL as if it were real: acknowledge, keep evidence, contain, have it approved. Everything runs in one simulated account. Tell the others what is going on with `/hikeshi drill tell &lt;words&gt;`; end it with `/hikeshi drill stop`.',
    debrief: (title: string) => `Debrief: ${title}`,
    preempted: (title: string) => `Drill stopped: ${title}`,
    preemptedWhy: (incident: string) =>
      `*Something real and critical came in: ${incident}.* The drill is over and does not count. Leave its cards alone and look after the real one.`,
    notOver: 'This drill is not over yet. Its debrief comes at the end.',
    neverBegan: 'This drill was called off before it began.',
    outcome: {
      won: (points: number) =>
        `🏅 *Won with ${points} of 100 points.* The attack was contained, and well.`,
      held: (points: number) =>
        `🧯 *Held with ${points} of 100 points.* The attack was contained, but late or with mistakes.`,
      lost: (points: number) =>
        `🔥 *Lost with ${points} of 100 points.* At the end the attacker still had a way in.`,
    },
    outcomes: { won: 'won', held: 'held', lost: 'lost' },
    acknowledged: 'Acknowledged after',
    firstRight: 'First right action after',
    contained: 'Contained after',
    escalations: 'Escalations',
    never: 'never',
    wanted: 'What was wanted',
    happened: 'What happened',
    people: 'Who had a hand in it',
    person: (who: string, points: number, deeds: number) =>
      `${who}: ${points} points in ${deeds} ${deeds === 1 ? 'deed' : 'deeds'}`,
    inDrills: (who: string, points: number, drills: number) =>
      `${who}: ${points} points in ${drills} ${drills === 1 ? 'drill' : 'drills'}`,
    lesson: 'To take home',
    ack: 'Somebody acknowledges the attack, so that nobody else waits for it.',
    states: {
      good: 'in time',
      late: 'late or out of order',
      missing: 'not done',
      wrong: 'done, and wrong',
      caught: 'asked for, and rejected in time',
      wave: 'nobody had contained it by then',
    },
    seconds: (seconds: number) => `${seconds} s`,
    duration: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
    notYet: 'did not come any more',
    averted: 'never happened: contained in time',
    distractor: 'harmless',
    season: (year: string) => `Drill season ${year}`,
    noSeason: 'No drill was scored in this year yet.',
    sum: (count: number, won: number, average: number) =>
      `*${average} points on average* in ${count} ${count === 1 ? 'drill' : 'drills'}, ${won} of them won`,
    trend: 'Points, oldest to newest',
    uncontained: 'not contained',
    containedIn: (duration: string) => `contained after ${duration}`,
    started: 'The drill is on. Its first card comes to the channel in a moment.',
    willStart: (at: string) => `The drill is scheduled for ${at}.`,
    willSurprise: (until: string) =>
      `A drill will begin some time before ${until}. Nobody is told when, not even you.`,
    stopped: 'The drill is over. The debrief comes to the channels; here it is:',
    calledOff: 'The drill is called off.',
    hurried: 'What comes next is on its way.',
    told: 'That is written down, and counts as the update to the others.',
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
