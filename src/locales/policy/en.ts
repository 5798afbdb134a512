/** Who decides, and why. */
export default {
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
}
