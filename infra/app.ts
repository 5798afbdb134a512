import { App, DefaultStackSynthesizer, type IReusableStackSynthesizer } from 'aws-cdk-lib'
import { loadCatalog } from '../src/catalog.ts'
import { eventsStack } from './events.ts'
import { readerStack } from './reader.ts'
import { responderStack } from './responder.ts'

const catalog = await loadCatalog()
// The templates are deployed by plain CloudFormation, too, where nothing was bootstrapped.
const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false })
// The library's own types disagree on members that may be undefined.
const app = new App({ defaultStackSynthesizer: synthesizer as IReusableStackSynthesizer })
eventsStack(app, catalog.finding)
responderStack(app, catalog)
readerStack(app, catalog)
app.synth()
