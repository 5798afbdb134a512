/** Why a step failed: what it means and what to do, then AWS's own words. */
export default {
  halted: (who: string) => `${who} stopped it before this step.`,
  unfit: (why: string) => `It no longer applies: ${why}`,
  changed: (lines: string) =>
    `AWS changed after the plan was approved; planned from and found: ${lines}`,
  notShown: (lines: string) =>
    `AWS took the change and does not show it yet; planned and found: ${lines}`,
  said: (what: string, said: string) => `${what} AWS says: ${said}`,
  aws: {
    denied: 'AWS denied access. Check the responder role and the organization’s policies.',
    session:
      'The role of this account could not be used. Check its trust policy and its external id.',
    throttled: 'AWS asked to slow down (throttling). Retry in a minute.',
    gone: 'What this step acts on does not exist any more.',
    limit: 'A limit of AWS is reached. Raise the quota or remove what is not needed, then retry.',
    dependency: 'Something else still uses it. Detach that first, then retry.',
    exists: 'Something of that name exists already.',
    conflict: 'It is being changed by somebody else, or is in a state that does not allow this.',
    invalid: 'AWS did not accept the request as it was.',
    away: 'AWS could not be reached, or failed on its side. Retry in a minute.',
    other: 'AWS refused or failed.',
  },
}
