import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:S3/AnomalousBehavior.Write',
  status: 'active',
  severity: 'medium',
  attack: ['T1486', 'T1565.001'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'Objects are being written in an unusual way',
    what: 'An identity uploads or overwrites objects contrary to its habits. Harmless uploads look the same from outside as three attacks: encrypting objects in place with a foreign key, planting malware in a download, and leaving a ransom note.',
    legitimate: [
      'Does a first-time import, a log delivery or a new producer write here from today on?',
      'Were the files re-encrypted because your own KMS key or storage class changed?',
    ],
    steps: [
      'Read a few data events in full: a customer-provided key (SSE-C) or a KMS key of another account in PutObject or CopyObject is the hallmark of ransomware.',
      'Download one new and one previous version of an object and compare type, size and readability.',
      'Stop the writer and deny s3:PutObject with SSE-C in the bucket policy, then return the overwritten objects to their earlier versions.',
    ],
  },
  ja: {
    title: 'オブジェクトの普段と異なる書き込み',
    what: 'あるアイデンティティが、普段と異なる形でオブジェクトをアップロードまたは上書きしています。外から見ると無害なアップロードと区別がつきませんが、他人の鍵による上書き暗号化、配布ファイルへのマルウェアの混入、脅迫文の設置という三つの攻撃が考えられます。',
    legitimate: [
      '初回の取り込み、ログ配信、新しい書き込み元が今日から動いていませんか。',
      '自社の KMS キーやストレージクラスの変更に伴って、ファイルを再暗号化していませんか。',
    ],
    steps: [
      'データイベントを数件くわしく読む。PutObject や CopyObject に顧客提供キー (SSE-C) や他アカウントの KMS キーがあれば、ランサムウェアの典型的な兆候である。',
      'オブジェクトの新旧のバージョンを 1 組ダウンロードし、種類、サイズ、読めるかどうかを比べる。',
      '書き込み元を止め、バケットポリシーで SSE-C による s3:PutObject を拒否し、上書きされたオブジェクトを以前のバージョンに戻す。',
    ],
  },
})
