import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:S3/TorIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1530', 'T1090.003'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'S3 objects are accessed through Tor',
    what: 'A Tor exit node made an object-level S3 call, such as PutObject or PutObjectAcl, and so went beyond looking around. Somebody with rights to your data takes pains not to be identified while they use them.',
    legitimate: [
      'Is it a drop box for whistle-blowers or reporters, built for senders who come over Tor?',
      'Is the object public and the call a mere download that needs no rights?',
    ],
    steps: [
      'Decide by the access key in the finding: deactivate it, or if there is none, close the public write in policy and ACL.',
      'Restore what was altered from versions, after you have kept the altered version as evidence.',
      'Deny Tor-borne calls in future by admitting to the bucket only your VPC endpoints and office networks.',
    ],
  },
  ja: {
    title: 'Tor 経由での S3 オブジェクトの操作',
    what: 'Tor の出口ノードから、PutObject や PutObjectAcl など、単なる調査を超えてオブジェクトを扱う S3 の呼び出しが行われました。データへの権限を持つ何者かが、身元を隠しながらそれを行使しています。',
    legitimate: [
      'Tor で接続する送り手のために作られた、内部告発者や記者向けの受付用バケットですか。',
      '公開オブジェクトを対象とした、権限を必要としない単なるダウンロードではありませんか。',
    ],
    steps: [
      '検出結果のアクセスキーで判断する。あれば無効化し、なければポリシーと ACL で公開されている書き込みを閉じる。',
      '改変されたバージョンを証拠として保存してから、以前のバージョンで復元する。',
      '今後は VPC エンドポイントと社内ネットワークだけをバケットに許可し、Tor からの呼び出しを拒否する。',
    ],
  },
})
