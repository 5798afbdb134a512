import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:S3/BucketAnonymousAccessGranted',
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
    title: 'A bucket was opened to everybody on the internet',
    what: 'A change of policy or ACL gave anonymous users access to the bucket, without any AWS account. Scanners find such buckets within hours. GuardDuty judges policy and ACL only, so Block Public Access may still be holding the door.',
    legitimate: [
      'Is it a website or download bucket whose contents were released for publication?',
      'Does effectivePermission in the finding read UNKNOWN, or does Block Public Access stand in the way?',
    ],
    steps: [
      'Save policy and ACL, then enable Block Public Access on the bucket; a website that breaks can be repaired, a leak cannot.',
      'Find out from data events or server access logs which objects anonymous callers read in between.',
      'Establish who made the change and why, and treat the credentials as stolen if there is no answer.',
    ],
  },
  ja: {
    title: 'バケットのインターネット全体への公開',
    what: 'ポリシーまたは ACL の変更により、AWS アカウントを持たない匿名の利用者にもバケットが開かれました。こうしたバケットはスキャナーに数時間で見つかります。ただし GuardDuty はポリシーと ACL だけを見て判断するため、パブリックアクセスブロックがまだ防いでいる可能性もあります。',
    legitimate: [
      '内容の公開が承認された、Web サイト用またはダウンロード用のバケットですか。',
      '検出結果の effectivePermission が UNKNOWN か、パブリックアクセスブロックで防がれていませんか。',
    ],
    steps: [
      'ポリシーと ACL を保存し、バケットのパブリックアクセスブロックを有効にする。サイトの停止は直せるが、漏えいは取り戻せない。',
      'その間に匿名の呼び出し元が読んだオブジェクトを、データイベントまたはサーバーアクセスログから割り出す。',
      '誰が何のために変更したかを明らかにし、説明がなければ認証情報が盗まれたものとして扱う。',
    ],
  },
})
