import { App, type Stack } from 'aws-cdk-lib'
import { cisStack } from '../../infra/cis.ts'
import { eventsStack } from '../../infra/events.ts'
import { hubStack } from '../../infra/hub.ts'
import { organizationStack } from '../../infra/organization.ts'
import { readerStack } from '../../infra/reader.ts'
import { responderStack } from '../../infra/responder.ts'
import type { Catalog } from '../../src/catalog.ts'

/** All stacks there are, each to be made in an app of its own. */
export const stacks = (catalog: Catalog): readonly (readonly [string, (app: App) => Stack])[] =>
  [
    (app: App) => hubStack(app, { small: false }),
    (app: App) => hubStack(app, { small: true }),
    (app: App) => eventsStack(app, catalog.finding),
    (app: App) => eventsStack(app, catalog.finding, 'member'),
    (app: App) => eventsStack(app, catalog.finding, 'retained'),
    (app: App) => responderStack(app, catalog),
    (app: App) => readerStack(app, catalog),
    (app: App) => organizationStack(app),
    (app: App) => cisStack(app, catalog),
  ].map((make) => [make(new App()).stackName, make])
