/** GuardDuty's protection plans, each in the names that AWS has for it: runtime monitoring came twice. */
const plans = [
  ['S3_DATA_EVENTS'],
  ['EKS_AUDIT_LOGS'],
  ['EBS_MALWARE_PROTECTION'],
  ['RDS_LOGIN_EVENTS'],
  ['LAMBDA_NETWORK_LOGS'],
  ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'],
] as const

/** Each plan's first name. */
export const planNames = plans.map(([name]) => name)

/** The plans that are off, by the names that `UpdateDetector` takes. https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html */
export function plansOff(
  features: readonly { readonly Name?: string | undefined; readonly Status?: string | undefined }[],
): (typeof planNames)[number][] {
  const on = new Set(features.filter(({ Status }) => Status === 'ENABLED').map(({ Name }) => Name))
  return plans.filter((names) => !names.some((name) => on.has(name))).map(([name]) => name)
}
