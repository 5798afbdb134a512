import { z } from 'zod'
import {
  callIn,
  cisCall,
  cisFact,
  dayOf,
  defineFinding,
  factsFrom,
  invented,
  inventedCall,
  linksTo,
  ofCall,
  resourceLinks,
  sentence,
  signInTypes,
  tiesTo,
  trailPage,
} from '#kit'

const notRoot = { type: [{ 'anything-but': ['Root'] }, { exists: false }] }
const signIn = { source: ['aws.signin'], 'detail-type': signInTypes } as const

/** CIS 3.6, and failures whose message is another (a user who does not exist). Root's are told by root-sign-in. */
export default defineFinding({
  id: 'console-sign-in-failures',
  en: { title: 'Console sign-in failed' },
  ja: { title: 'コンソールへのサインインの失敗' },
  match: [
    {
      ...signIn,
      detail: {
        eventName: ['ConsoleLogin'],
        userIdentity: notRoot,
        errorMessage: ['Failed authentication'],
      },
    },
    {
      ...signIn,
      detail: {
        eventName: ['ConsoleLogin'],
        userIdentity: notRoot,
        responseElements: { ConsoleLogin: ['Failure'] },
      },
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: inventedCall('signin', 'ConsoleLogin', {
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAIOSFODNN7EXAMPLE2',
      accountId: invented.account,
      accessKeyId: '',
      userName: 'shop-admin',
    },
    eventType: 'AwsConsoleSignIn',
    userAgent: 'python-requests/2.32.5',
    errorMessage: 'Failed authentication',
    responseElements: { ConsoleLogin: 'Failure' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: 'No',
    },
  }),
  read(detail, { envelope }) {
    const call = { ...callIn(detail, envelope), error: 'Failure' }
    const from = call.remotes[0]?.ip ?? call.who.key
    const headline = sentence(call, [
      'low',
      'signed|sign in to the console',
      'コンソールにサインイン',
    ])
    return {
      ...ofCall(call),
      ...tiesTo(['principal', call.who.principal], cisCall('3.6')),
      // One address that tries many names is one guesser.
      key: `console-sign-in-failures/${call.account}/${dayOf(call.time)}/${from}`,
      type: 'console-sign-in-failures',
      headline,
      title: headline.en,
      what: {
        en: 'A sign-in to the console was turned away. Once is a slip of the finger; a count that climbs is somebody guessing, and a success from the same address afterwards means that they got in.',
        ja: 'コンソールへのサインインが拒否されました。一度なら打ち間違いですが、件数が増えていく場合は総当たりの疑いがあります。その後に同じ送信元からのサインインが成功していれば、侵入されたとみて対応してください。',
      },
      severity: 'low',
      resource: { kind: { en: 'IAM user', ja: 'IAM ユーザー' }, id: call.who.name.en },
      facts: [...factsFrom(detail, ['additionalEventData']), ...call.facts, ...cisFact('3.6')],
      links: [
        ...linksTo(call.region, call.id, [trailPage]),
        ...resourceLinks(call.region, undefined, call.who.subject),
      ],
    }
  },
})
