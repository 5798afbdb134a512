import { App, DefaultStackSynthesizer, type IReusableStackSynthesizer } from 'aws-cdk-lib'
import { loadCatalog } from '../src/catalog.ts'
import { cisStack } from './cis.ts'
import { eventsStack } from './events.ts'
import { hubStack } from './hub.ts'
import { organizationStack } from './organization.ts'
import { readerStack } from './reader.ts'
import { responderStack } from './responder.ts'

const catalog = await loadCatalog()
// The templates are deployed by plain CloudFormation, too, where nothing was bootstrapped.
const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false })
// The library's own types disagree on members that may be undefined.
const app = new App({ defaultStackSynthesizer: synthesizer as IReusableStackSynthesizer })
hubStack(app, { small: false })
hubStack(app, { small: true })
eventsStack(app, catalog.finding)
eventsStack(app, catalog.finding, 'member')
eventsStack(app, catalog.finding, 'retained')
responderStack(app, catalog)
readerStack(app, catalog)
organizationStack(app)
cisStack(app, catalog)
app.synth()
