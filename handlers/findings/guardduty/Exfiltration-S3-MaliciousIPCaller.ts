import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Exfiltration:S3/MaliciousIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1530', 'T1537'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'Objects are fetched from S3 by a known bad address',
    what: 'A call that takes data out, such as GetObject or CopyObject, was made from an address with a malicious record. Unlike an anomaly this needs no baseline: whoever sits there is known for attacks and now holds some of your objects.',
    legitimate: [
      'Are the objects public downloads that anyone, well or ill reputed, may fetch?',
      'Is the address a scanner of links that follows presigned URLs which you e-mail to customers?',
    ],
    steps: [
      'Deny the address and the identity now; for presigned URLs the key that signed them must be deactivated.',
      'Add up bytes and object keys from the S3 data events of this address: bytesTransferredOut shows whether it took samples or all.',
      'For CopyObject find the target bucket and its account, and report that account to AWS Trust & Safety.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスによる S3 オブジェクトの取得',
    what: 'GetObject や CopyObject など、データを持ち出す操作が、悪用の記録がある IP アドレスから行われました。平常時との比較による異常検知とは異なり、相手は攻撃元として知られており、すでにオブジェクトの一部を手にしています。',
    legitimate: [
      '評判を問わず誰でも取得してよい、公開ダウンロード用のオブジェクトですか。',
      '顧客にメールで送った署名付き URL をたどる、リンク検査サービスの IP アドレスではありませんか。',
    ],
    steps: [
      'IP アドレスとアイデンティティを直ちに拒否する。署名付き URL の場合は、署名に使われた鍵を無効化する必要がある。',
      'この IP アドレスの S3 データイベントから、バイト数とオブジェクトキーを集計する。bytesTransferredOut で一部か全部かが分かる。',
      'CopyObject の場合はコピー先のバケットとアカウントを特定し、AWS Trust & Safety に通報する。',
    ],
  },
})
