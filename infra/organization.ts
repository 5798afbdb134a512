import { type App, CfnParameter, CfnStackSet, Stack } from 'aws-cdk-lib'

/** What is in every account of the units: rules in each region, the two roles once. The names are those of our templates. */
const sets = {
  HikeshiMemberEvents: ['IngestUrl', 'IngestKey'],
  HikeshiResponder: ['BotRoleArn', 'ExternalId'],
  HikeshiReader: ['BotRoleArn', 'ExternalId'],
} as const

/**
 * Once in an organization: StackSets that bring the other templates into each account, and into those that join later. It is
 * deployed where StackSets are administered, and takes the templates from a bucket there: one of them is too large to be
 * handed over as text.
 */
export function organizationStack(app: App): Stack {
  const stack = new Stack(app, 'HikeshiOrganization', {
    description: 'Brings the rules and roles of Hikeshi into all accounts of an organization',
  })
  const text = (id: string, description: string, rest: object = {}): string =>
    new CfnParameter(stack, id, { description, ...rest }).valueAsString
  const list = (id: string, description: string, allowedPattern: string): string[] =>
    new CfnParameter(stack, id, { type: 'CommaDelimitedList', description, allowedPattern })
      .valueAsList
  const templates = text(
    'TemplatesUrl',
    'The folder in S3 that holds our templates: a new one each time, or nothing changes',
    {
      allowedPattern: 'https://[^/]+\\.amazonaws\\.com(\\.cn)?/.*[^/]',
    },
  )
  const units = list(
    'OrganizationalUnits',
    'The units, or the root, whose accounts are watched',
    '(ou|r)-[a-z0-9-]+',
  )
  const regions = list(
    'Regions',
    'The regions that are watched; us-east-1 has the global services',
    '[a-z]{2}(-[a-z]+)+-[0-9]',
  )
  const callAs = text('AdministratedBy', 'DELEGATED_ADMIN, or SELF in the management account', {
    default: 'DELEGATED_ADMIN',
    allowedValues: ['DELEGATED_ADMIN', 'SELF'],
  })
  const values: Record<(typeof sets)[keyof typeof sets][number], string> = {
    IngestUrl: text('IngestUrl', 'Where the bot takes events: https://<its name>/events'),
    IngestKey: text('IngestKey', 'One of HIKESHI_INGEST_KEYS', { noEcho: true }),
    BotRoleArn: text('BotRoleArn', 'The role that the bot itself runs as'),
    ExternalId: text('ExternalId', 'A long random value that the bot is configured with, too', {
      noEcho: true,
    }),
  }
  for (const [name, parameters] of Object.entries(sets))
    new CfnStackSet(stack, name, {
      stackSetName: name,
      permissionModel: 'SERVICE_MANAGED',
      callAs,
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { Active: true },
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateUrl: `${templates}/${name}.template.json`,
      parameters: parameters.map((parameterKey) => ({
        parameterKey,
        parameterValue: values[parameterKey],
      })),
      operationPreferences: {
        regionConcurrencyType: 'PARALLEL',
        maxConcurrentPercentage: 100,
        failureTolerancePercentage: 20,
      },
      stackInstancesGroup: [
        {
          deploymentTargets: { organizationalUnitIds: units },
          regions: name === 'HikeshiMemberEvents' ? regions : [stack.region],
        },
      ],
    })
  return stack
}
