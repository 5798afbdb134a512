import { accountSummary, credentialReport } from './answers.ts'
import { cleanAnswers } from './clean-account.ts'
import type { Fault } from './faults-iam.ts'
import { motoAccount } from './moto.ts'

const user = (name: string) => ({ user: name, arn: `arn:aws:iam::${motoAccount}:user/${name}` })
/** As the credential report writes it, so many days ago. */
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const holders = (role: string) =>
  `<PolicyRoles><member><RoleName>${role}</RoleName><RoleId>AROA1</RoleId></member></PolicyRoles><IsTruncated>false</IsTruncated>`

const people = credentialReport(
  {
    user: '<root_account>',
    arn: `arn:aws:iam::${motoAccount}:root`,
    password_enabled: 'not_supported',
    password_last_used: ago(2),
    user_creation_time: ago(900),
    mfa_active: 'true',
    cert_1_active: 'true',
  },
  {
    ...user('old-key'),
    user_creation_time: ago(500),
    access_key_1_active: 'true',
    access_key_1_last_rotated: ago(200),
    access_key_1_last_used_date: ago(1),
  },
  {
    ...user('away-60'),
    user_creation_time: ago(500),
    password_enabled: 'true',
    password_last_changed: ago(80),
    password_last_used: ago(60),
    mfa_active: 'true',
  },
  {
    ...user('away-120'),
    user_creation_time: ago(500),
    password_enabled: 'true',
    password_last_changed: ago(120),
    password_last_used: ago(120),
    mfa_active: 'true',
  },
)

const role = `<member><Path>/</Path><RoleName>idle-role</RoleName><Arn>arn:aws:iam::${motoAccount}:role/idle-role</Arn><CreateDate>${ago(400)}</CreateDate><AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument><RoleLastUsed/></member>`
const { 'GET /detector/d1': detector } = cleanAnswers

/** An account whose faults moto cannot be brought into: told in its place, as AWS documents the answers. */
export const faultyAnswers = {
  ...cleanAnswers,
  ...people,
  GetAccountSummary: accountSummary({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 }),
  'ListEntitiesForPolicy&AWSSupportAccess': '<IsTruncated>false</IsTruncated>',
  'ListEntitiesForPolicy&AWSCloudShellFullAccess': holders('somebody'),
  GetAccountAuthorizationDetails: `<IsTruncated>false</IsTruncated><UserDetailList/><GroupDetailList/><Policies/><RoleDetailList>${role}</RoleDetailList>`,
  ListServerCertificates: `<IsTruncated>false</IsTruncated><ServerCertificateMetadataList><member><Path>/</Path><ServerCertificateName>web</ServerCertificateName><ServerCertificateId>ASCA1</ServerCertificateId><Arn>arn:aws:iam::${motoAccount}:server-certificate/web</Arn><Expiration>${ago(30)}</Expiration></member></ServerCertificateMetadataList>`,
  'POST /getAlternateContact': { error: 'ResourceNotFoundException' },
  'POST /graphs/list': { GraphList: [] },
  'GET /macie': { status: 'PAUSED' },
  'GET /analyzer': { analyzers: [] },
  'GET /detector/d1': {
    ...detector,
    findingPublishingFrequency: 'SIX_HOURS',
    features: detector.features.map((one) => ({
      ...one,
      status: one.name === 'RDS_LOGIN_EVENTS' ? 'DISABLED' : 'ENABLED',
    })),
  },
}

/** What is wrong with it, by the check that must say so. */
export const toldFaults: readonly Fault[] = [
  ['root-mfa', 'root'],
  ['root-hardware-mfa', 'root'],
  ['root-access-key', 'root'],
  ['avoid-root-use', 'root'],
  ['no-signing-certificates', 'root'],
  ['support-role', motoAccount],
  ['cloudshell-restricted', motoAccount],
  ['unused-roles-removed', 'idle-role'],
  ['expired-certificates-removed', 'web'],
  ['security-contact', motoAccount],
  ['detective-on', 'us-east-1'],
  ['macie-on', 'us-east-1'],
  ['access-analyzer-on', 'us-east-1'],
  ['guardduty-protections', 'us-east-1'],
  ['guardduty-publishes-often', 'us-east-1'],
  ['access-keys-rotated', 'old-key'],
  ['unused-credentials-45-days', 'away-60'],
  ['unused-credentials-45-days', 'away-120'],
  ['unused-credentials-90-days', 'away-120'],
]
