import { App } from 'aws-cdk-lib'
import { loadCatalog } from '../src/catalog.ts'
import { eventsStack } from './events.ts'
import { responderStack } from './responder.ts'

const { finding, playbook } = await loadCatalog()
const app = new App()
eventsStack(app, finding)
responderStack(app, playbook)
app.synth()
