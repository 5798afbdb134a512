import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Object:S3/MaliciousFile',
  status: 'active',
  severity: 'high',
  attack: ['T1608.001', 'T1204.002'],
  playbooks: ['quarantine-object'],
  en: {
    title: 'An uploaded object contains malware',
    what: 'Malware Protection for S3 scanned a newly uploaded object and recognised malware in it. The object stays in the bucket and can be fetched unless your policy forbids it, so everybody who opens uploads, person or program, is at risk now.',
    legitimate: [
      'Is it a test file such as EICAR, or a sample that your analysts uploaded?',
      'Is this a mail archive or a sandbox bucket where malware is the normal content?',
    ],
    steps: [
      'Deny GetObject by the tag GuardDutyMalwareScanStatus = THREATS_FOUND, and note the versionId and the hash from the finding.',
      'Look in the S3 data events for who uploaded the object and who has read it since; each reader is a host to examine.',
      'Move the version to a quarantine bucket under another KMS key, and search the other buckets for the same hash.',
    ],
  },
  ja: {
    title: 'アップロードされたオブジェクト内のマルウェア',
    what: 'Malware Protection for S3 が、新しくアップロードされたオブジェクトからマルウェアを検出しました。ポリシーで禁止しない限りオブジェクトはバケットに残り、取得もできます。アップロードを開く人やプログラムは、すべて危険にさらされています。',
    legitimate: [
      'EICAR などの検査用ファイルや、解析担当者がアップロードした検体ですか。',
      'マルウェアが含まれることを前提とした、メールアーカイブやサンドボックス用のバケットですか。',
    ],
    steps: [
      'タグ GuardDutyMalwareScanStatus = THREATS_FOUND を条件に GetObject を拒否し、検出結果の versionId とハッシュを控える。',
      '誰がアップロードし、その後誰が読んだかを S3 データイベントで調べる。読んだホストはすべて調査の対象となる。',
      '該当バージョンを別の KMS キーを使う隔離用バケットへ移し、ほかのバケットにも同じハッシュがないか探す。',
    ],
  },
})
