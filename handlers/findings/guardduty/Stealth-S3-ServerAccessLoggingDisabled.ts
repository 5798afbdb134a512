import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Stealth:S3/ServerAccessLoggingDisabled',
  status: 'active',
  severity: 'low',
  attack: ['T1562.008'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Server access logging was switched off for a bucket',
    what: 'Somebody removed the logging configuration of a bucket, so its requests are no longer written down there. Where no CloudTrail data events are recorded either, reads of objects from now on leave no trace that you could examine later.',
    legitimate: [
      'Was the log replaced by CloudTrail data events to save double costs?',
      'Did a template redeploy the bucket without the logging block?',
    ],
    steps: [
      'Turn the logging back on (PutBucketLogging), or add the bucket to a trail’s data events, which start within minutes.',
      'Secure the log objects written so far from deletion, and see until which minute they reach.',
      'Check what the caller did next to the same bucket, as nobody blinds a bucket without a plan for it.',
    ],
  },
  ja: {
    title: 'バケットのサーバーアクセスログの無効化',
    what: 'バケットのログ設定が削除され、リクエストが記録されなくなりました。CloudTrail のデータイベントも記録していない場合、これ以降のオブジェクトの読み取りについて、後から調べられる痕跡は残りません。',
    legitimate: [
      '二重の費用を避けるため、CloudTrail のデータイベントに置き換えたのではありませんか。',
      'ログ設定の抜けたテンプレートで、バケットが再デプロイされていませんか。',
    ],
    steps: [
      'ログ記録を有効に戻す (PutBucketLogging) か、数分で始まる証跡のデータイベントにバケットを追加する。',
      'これまでに書かれたログのオブジェクトを削除されないよう保護し、何時何分まで記録があるか確かめる。',
      'その後、呼び出し元が同じバケットに何をしたか調べる。目的もなくログを止める者はいない。',
    ],
  },
})
