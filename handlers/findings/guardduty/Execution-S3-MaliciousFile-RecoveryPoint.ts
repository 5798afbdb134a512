import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:S3/MaliciousFile!RecoveryPoint',
  status: 'active',
  attack: ['T1608.001', 'T1204.002'],
  playbooks: [],
  en: {
    title: 'Malware lies in an S3 recovery point of AWS Backup',
    what: 'A scan of a backup found malicious objects in a recovery point of a bucket. The backup does no harm while it rests, but a restore brings the malware back, and the date of the first infected recovery point tells when it got into the bucket.',
    legitimate: [
      'Does the bucket take uploads from the public, in which such files are to be expected?',
      'Is the object a quarantined sample that your security team stores there on purpose?',
    ],
    steps: [
      'Mark the recovery point so that no restore job uses it, and put a legal hold on it instead of deleting it.',
      'Scan earlier recovery points of the same bucket, on demand, until you reach the last clean one.',
      'Look for the object in the live bucket by key and hash, and in the S3 data events for who put it there.',
    ],
  },
  ja: {
    title: 'AWS Backup の S3 復旧ポイント内のマルウェア',
    what: 'バックアップのスキャンにより、バケットの復旧ポイントから悪意のあるオブジェクトが見つかりました。保管されているだけなら害はありませんが、復元すればマルウェアも戻ります。最初に感染した復旧ポイントの日付から、バケットへの混入時期が分かります。',
    legitimate: [
      '一般からのアップロードを受け付け、こうしたファイルが当然含まれるバケットですか。',
      'セキュリティチームが意図して保管している、隔離済みの検体ではありませんか。',
    ],
    steps: [
      '復元ジョブに使われないよう復旧ポイントに印を付け、削除せずにリーガルホールドをかける。',
      '同じバケットの以前の復旧ポイントをオンデマンドでスキャンし、最後の無傷のものまで遡る。',
      '稼働中のバケットにも同じキーとハッシュのオブジェクトがないか、誰が置いたのかを S3 データイベントとともに調べる。',
    ],
  },
})
