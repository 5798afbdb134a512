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

/** CIS 3.2: a user of this account, by password alone. Roles and single sign-on carry `MFAUsed: No` always, and are left out. */
export default defineFinding({
  id: 'console-sign-in-without-mfa',
  en: { title: 'Console sign-in without MFA' },
  ja: { title: 'MFA なしのコンソールサインイン' },
  match: [
    {
      source: ['aws.signin'],
      'detail-type': signInTypes,
      detail: {
        eventName: ['ConsoleLogin'],
        userIdentity: { type: ['IAMUser'] },
        additionalEventData: { MFAUsed: [{ 'anything-but': ['Yes'] }, { exists: false }] },
        responseElements: { ConsoleLogin: ['Success'] },
      },
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: inventedCall('signin', 'ConsoleLogin', {
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAIOSFODNN7EXAMPLE2',
      arn: invented.arn('iam', 'user/shop-admin', ''),
      accountId: invented.account,
      userName: 'shop-admin',
    },
    eventType: 'AwsConsoleSignIn',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: 'No',
    },
  }),
  read(detail, { envelope }) {
    const call = callIn(detail, envelope)
    const headline = sentence(call, [
      'medium',
      'signed|sign in to the console without MFA',
      '多要素認証 (MFA) なしでコンソールにサインイン',
    ])
    return {
      ...ofCall(call),
      ...tiesTo(['principal', call.who.principal], cisCall('3.2')),
      key: `console-sign-in-without-mfa/${call.account}/${dayOf(call.time)}/${call.who.key}`,
      type: 'console-sign-in-without-mfa',
      headline,
      title: headline.en,
      what: {
        en: 'A user signed in to the console with a password and nothing else. Whoever learns that password can do the same from anywhere: ask the user whether it was they, and have them set up an MFA device before the next sign-in.',
        ja: 'ユーザーがパスワードだけでコンソールにサインインしました。パスワードを知る人なら、どこからでも同じことができます。本人の操作かどうかを確認し、次のサインインまでに MFA デバイスを設定してもらってください。',
      },
      severity: 'medium',
      resource: { kind: { en: 'IAM user', ja: 'IAM ユーザー' }, id: call.who.name.en },
      facts: [...factsFrom(detail, ['additionalEventData']), ...call.facts, ...cisFact('3.2')],
      links: [
        ...linksTo(call.region, call.id, [trailPage]),
        ...resourceLinks(call.region, undefined, call.who.subject),
      ],
    }
  },
})
