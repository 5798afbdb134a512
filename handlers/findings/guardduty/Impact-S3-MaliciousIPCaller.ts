import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:S3/MaliciousIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1565.001', 'T1485'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'S3 data is tampered with from a known bad address',
    what: 'A call that alters objects or who may reach them, such as PutObject or PutObjectAcl, came from an address of known attackers. Somebody outside has write access to your data: what your applications or customers read from this bucket can no longer be trusted unread.',
    legitimate: [
      'Is it an upload form with presigned URLs that anyone on the internet may use?',
      'Do field devices write here over mobile networks whose addresses change hands often?',
    ],
    steps: [
      'Withdraw the write access of the key or the policy statement that let the call in.',
      'List the keys written or re-permitted from this address, and take them out of delivery (CloudFront, build, website) at once.',
      'Verify the contents against checksums or earlier versions, and look through scripts and installers first.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからの S3 データの改ざん',
    what: 'PutObject や PutObjectAcl など、オブジェクトやその公開範囲を変える操作が、攻撃者のものとして知られる IP アドレスから行われました。外部の何者かが書き込み権限を持っています。このバケットからアプリケーションや顧客が読むものは、確認なしには信用できません。',
    legitimate: [
      'インターネットの誰もが使える、署名付き URL のアップロードフォームですか。',
      'IP アドレスが頻繁に入れ替わるモバイル回線から、現場の機器が書き込んでいませんか。',
    ],
    steps: [
      '呼び出しを許した鍵またはポリシーのステートメントから、書き込み権限を外す。',
      'この IP アドレスから書き込まれた、または権限を変えられたキーを洗い出し、CloudFront、ビルド、Web サイトなどの配信から直ちに外す。',
      '内容をチェックサムや以前のバージョンと照合する。スクリプトとインストーラーを最優先で調べる。',
    ],
  },
})
