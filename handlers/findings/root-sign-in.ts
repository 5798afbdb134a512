import { z } from 'zod'
import {
  at,
  cisCall,
  defineFinding,
  distinct,
  factsFrom,
  firstTime,
  invented,
  linksTo,
  present,
  remotesIn,
  text,
  textAt,
  tiesTo,
  yes,
} from '#kit'

const shown = ['errorMessage', 'userAgent', 'additionalEventData', 'awsRegion']

const trailPage = [
  '/cloudtrailv2/home?region=@region#/events/@id',
  'CloudTrail',
  'CloudTrail',
] as const

const said = {
  bare: {
    severity: 'critical',
    title: { en: 'Root user signed in without MFA', ja: 'MFA なしのルートユーザーのサインイン' },
    what: {
      en: 'Someone signed in to the console as the root user with a password alone. No policy can limit root, and whoever learns the password can do this again: treat the account as taken until the owner confirms the sign-in.',
      ja: 'ルートユーザーがパスワードだけでコンソールにサインインしました。ルートユーザーの権限はポリシーで制限できず、パスワードを知る人なら誰でも同じことができます。所有者本人による操作と確認できるまで、アカウントが乗っ取られたものとして対応してください。',
    },
  },
  mfa: {
    severity: 'medium',
    title: { en: 'Root user signed in with MFA', ja: 'MFA を使ったルートユーザーのサインイン' },
    what: {
      en: 'Someone signed in to the console as the root user and passed MFA. Few tasks need root; ask the people who hold the MFA device which one this was.',
      ja: 'ルートユーザーが多要素認証 (MFA) を経てコンソールにサインインしました。ルートユーザーでなければできない作業はごくわずかです。MFA デバイスの管理者に、どの作業のためのサインインかを確認してください。',
    },
  },
  failed: {
    severity: 'medium',
    title: { en: 'Root user sign-in failed', ja: 'ルートユーザーのサインイン失敗' },
    what: {
      en: 'Someone tried to sign in to the console as the root user and was turned away. That takes only the e-mail address of the account; look for more attempts and for a success after them.',
      ja: 'ルートユーザーとしてのコンソールへのサインインが失敗しました。試みるだけならアカウントのメールアドレスがわかれば誰にでも可能です。同様の試行が続いていないか、その後に成功したサインインがないかを確認してください。',
    },
  },
} as const

/** The root user has every right there is and cannot be limited: each sign-in is worth a look, one without MFA an emergency. */
export default defineFinding({
  id: 'root-sign-in',
  en: { title: 'Root user sign-in' },
  ja: { title: 'ルートユーザーのサインイン' },
  match: [
    {
      source: ['aws.signin'],
      'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
      detail: { eventName: ['ConsoleLogin'], userIdentity: { type: ['Root'] } },
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    eventVersion: '1.11',
    // CloudTrail knows no samples. The flag is a member of its own, outside all that a caller can write into an event.
    hikeshiSample: true,
    userIdentity: {
      type: 'Root',
      principalId: invented.account,
      arn: invented.arn('iam', 'root', ''),
      accountId: invented.account,
      accessKeyId: '',
    },
    eventTime: '2026-08-22T01:20:33Z',
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.57',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
    requestParameters: null,
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: 'No',
    },
    eventID: '7a1e2b3c-4d5e-4f60-8172-93a4b5c6d7e8',
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    managementEvent: true,
    recipientAccountId: invented.account,
    eventCategory: 'Management',
  },
  read(detail, { envelope }) {
    const account =
      textAt(detail, 'recipientAccountId') ??
      text(envelope.account) ??
      textAt(detail, 'userIdentity.accountId') ??
      'unknown'
    const mfa = yes(at(detail, 'additionalEventData.MFAUsed'))
    const failed =
      /^failure$/i.test(textAt(detail, 'responseElements.ConsoleLogin') ?? '') ||
      textAt(detail, 'errorMessage', 'errorCode') !== undefined
    const words = said[failed ? 'failed' : mfa ? 'mfa' : 'bare']
    const seen = firstTime(at(detail, 'eventTime'), envelope.time)
    const remotes = distinct(remotesIn(at(detail, 'sourceIPAddress')))
    const from = remotes[0]?.ip ?? 'unknown'
    const region = textAt(detail, 'awsRegion') ?? text(envelope.region) ?? 'us-east-1'
    const event = textAt(detail, 'eventID') ?? envelope.id
    return {
      // Guesses from one address on one day are one incident; each sign-in that succeeded is its own.
      key: `root-sign-in/${account}/${failed ? `failed/${from}/${seen.slice(0, 10)}` : event}`,
      type: 'root-sign-in',
      headline: words.title,
      title: words.title.en,
      what: words.what,
      severity: words.severity,
      account,
      region,
      sample: at(detail, 'hikeshiSample') === true,
      count: 1,
      firstSeen: seen,
      lastSeen: seen,
      resource: { kind: { en: 'AWS account', ja: 'AWS アカウント' }, id: account },
      actor: 'root',
      remotes,
      facts: factsFrom(detail, shown),
      links: linksTo(region, event, [trailPage]),
      subject: present({ userName: 'root', userType: 'Root' }),
      // The benchmark's alarm on the root user counts sign-ins as well.
      ...tiesTo(cisCall('3.3')),
    }
  },
})
