/** The life of an incident: who leads, what is to be done, when it is over. */
export default {
  states: {
    new: 'new',
    acknowledged: 'acknowledged',
    contained: 'contained',
    resolved: 'resolved',
    'false-alarm': 'a false alarm',
  },
  buttons: {
    resolved: 'Resolve',
    'false-alarm': 'False alarm',
    reopen: 'Reopen',
    command: 'Take command',
    note: 'Add a note',
    role: 'Take a role',
  },
  roles: {
    commander: 'Commander',
    scribe: 'Scribe',
    liaison: 'Liaison',
    responder: 'Responder',
  },
  forms: {
    resolved: { title: 'Resolve the incident', question: 'What was done, and why is it over?' },
    'false-alarm': { title: 'False alarm', question: 'How do you know that it was none?' },
    reopen: { title: 'Reopen the incident', question: 'Why is it not over?' },
    note: { title: 'Add a note', question: 'What should the others know?' },
    role: { title: 'Take a role', question: 'What do you do?' },
  },
  closed: {
    resolved: (who: string, at: string, reason: string) =>
      `🏁 *Resolved* by ${who} at ${at}: ${reason}`,
    'false-alarm': (who: string, at: string, reason: string) =>
      `🔕 *False alarm*, says ${who} at ${at}: ${reason}`,
  },
  reopened: (who: string, at: string, reason: string) =>
    `🔁 *Reopened* by ${who} at ${at}: ${reason}`,
  reopenedByItself: (at: string) =>
    `🔁 *Reopened at ${at}: something new was found.* Somebody has to look at it again.`,
  commander: (who: string, at: string) => `🎖️ ${who} leads since ${at}.`,
  held: (role: string, people: string) => `${role}: ${people}`,
  tasks: (done: number, all: number) => `*Tasks:* ${done} of ${all} done`,
  task: (id: string, text: string, owner: string) => `*${id}* ${text} – ${owner}`,
  lastNote: (who: string, at: string, text: string) => `📝 ${who} at ${at}: ${text}`,
  links: (ids: string) => `🔗 See also ${ids}`,
  said: {
    noted: (id: string) => `The note is with ${id}.`,
    tasked: (task: string, id: string) => `That is task ${task} of ${id}.`,
    done: (id: string) => `Done. The card of ${id} says so.`,
    linked: (id: string) => `Linked. The cards of ${id} and the other one say so.`,
    team: (id: string) => `The card of ${id} says who does what now.`,
    unlinked: (id: string) => `${id} and the other one are not linked any more.`,
  },
  handOver: {
    title: (id: string) => `Hand-over of ${id}`,
    state: (state: string) => `*State:* ${state}`,
    opened: (opened: string, last: string, findings: number) =>
      `*Opened:* ${opened} · *last seen:* ${last} · *findings:* ${findings}`,
    nobody: '🎖️ Nobody leads it.',
    done: 'What was done',
    open: 'What is open',
    notes: 'Notes',
    nothing: 'nothing',
  },
}
