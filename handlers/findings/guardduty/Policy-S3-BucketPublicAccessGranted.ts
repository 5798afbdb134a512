import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:S3/BucketPublicAccessGranted',
  status: 'active',
  severity: 'high',
  attack: ['T1530', 'T1537'],
  playbooks: [
    'block-public-access',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: 'A bucket was opened to all AWS users',
    what: 'A policy or ACL now lets every authenticated AWS identity in, from any account in the world. It sounds narrower than the whole internet and is not: an AWS account takes minutes to open, and the group’s name, AuthenticatedUsers, has misled many.',
    legitimate: [
      'Did the author believe that the group means the users of this account or organization?',
      'Was the grant meant for one partner, whose account number could be written instead?',
    ],
    steps: [
      'Note grantee and permission from the finding, then remove the grant or put Block Public Access before it.',
      'Name the intended readers by account, role or aws:PrincipalOrgID in the policy if they have a real need.',
      'Look in the data events for userIdentity.accountId values that are foreign to you since the change.',
    ],
  },
  ja: {
    title: 'バケットの全 AWS ユーザーへの公開',
    what: 'ポリシーまたは ACL により、世界中のどのアカウントからでも、認証済みの AWS ユーザーなら誰でもアクセスできるようになりました。インターネット全体より狭く聞こえますが、AWS アカウントは数分で作れます。AuthenticatedUsers というグループ名も、多くの人を誤解させてきました。',
    legitimate: [
      '変更した人は、このグループが自社アカウントや組織のユーザーを指すと思い込んでいませんか。',
      '特定の取引先向けで、アカウント番号を指定すれば済む許可ではありませんか。',
    ],
    steps: [
      '検出結果の許可の相手と内容を控え、許可を削除するか、パブリックアクセスブロックで塞ぐ。',
      '本当に必要な読み手がいれば、アカウント、ロール、aws:PrincipalOrgID のいずれかでポリシーに明記する。',
      '変更以降のデータイベントに、自社と無関係な userIdentity.accountId がないか調べる。',
    ],
  },
})
