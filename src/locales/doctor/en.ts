/** What /hikeshi doctor, /hikeshi replay and /hikeshi erase say. */
export default {
  title: 'Doctor',
  well: (all: number) => `✅ All ${all} checks are well.`,
  ill: (bad: number, all: number) => `*${bad} of ${all} checks need somebody*`,
  fail: (where: string, says: string) => `❌ ${where}: not well. ${says}`,
  unchecked: (where: string, says: string) => `❔ ${where}: could not be checked. ${says}`,
  mend: (command: string) => `Mend it: ${command}`,
  more: (count: number) => `and ${count} more: run hikeshi doctor on the command line`,
  replayed: (failed: number, strange: number, read: number, still: number, waiting: number) =>
    `Read again: ${failed} that had failed, ${strange} that were not understood. Now read: ${read}; as before: ${still}; in the hands of another replica: ${waiting}.`,
  redriven: (taken: number) => `Undelivered events taken in: ${taken}.`,
  left: (count: number) =>
    `${count} messages stay in their queues: they are no events of that account, or no events at all. Somebody has to look at them.`,
  unreached: (places: string) => `Queues that could not be read: ${places}.`,
  nothing:
    'There is nothing to replay: no event failed, every event was understood, and none is left undelivered.',
  erased: (sessions: number, passkeys: number, links: number, records: number) =>
    `Erased: ${sessions} sign-ins to the console, ${passkeys} passkeys, ${links} one-time links, the words of ${records} records. The journal keeps the id, and that this was done. Copies made before (backups, exports, the audit bucket) are not reached.`,
  stillNamed: 'hikeshi.yaml still names this person: take them out there, and deploy it.',
}
