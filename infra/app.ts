import { App } from 'aws-cdk-lib'
import { loadCatalog } from '../src/catalog.ts'
import { eventsStack } from './events.ts'
import { readerStack } from './reader.ts'
import { responderStack } from './responder.ts'

const catalog = await loadCatalog()
const app = new App()
eventsStack(app, catalog.finding)
responderStack(app, catalog)
readerStack(app, catalog)
app.synth()
