/** Why findings are one incident. */
export default {
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
}
