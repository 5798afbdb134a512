import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:EC2/MaliciousFile!RecoveryPoint',
  status: 'active',
  attack: ['T1204.002'],
  playbooks: [],
  en: {
    title: 'An EC2 backup in AWS Backup contains malware',
    what: 'The malware scan of an AWS Backup recovery point, which is an EBS snapshot or an AMI underneath, found hostile files. A restore would bring the attacker back. The older recovery points tell when the files arrived, and so which backup is the last clean one.',
    legitimate: [
      'Was the protected instance a malware laboratory or a mail quarantine at the time of the backup?',
      'Is this backup already known as evidence from a closed incident?',
    ],
    steps: [
      'Put a legal hold on the recovery point so that no lifecycle rule deletes it, and tell everybody who does restores to leave it alone.',
      'Scan the earlier recovery points of the same resource until you reach a clean one, and write down the two dates in between.',
      'Examine the source instance, which presumably still runs with the same files, beginning with a fresh snapshot.',
    ],
  },
  ja: {
    title: 'AWS Backup の EC2 復旧ポイントに含まれるマルウェア',
    what: 'AWS Backup の復旧ポイント (実体は EBS スナップショットまたは AMI) のスキャンで、悪意のあるファイルが見つかりました。復元すれば攻撃者も戻ってきます。古い復旧ポイントを調べると、ファイルが入り込んだ時期と、安全な最後のバックアップが分かります。',
    legitimate: [
      'バックアップの時点で、保護対象はマルウェア解析環境やメールの隔離領域でしたか。',
      '終結したインシデントの証拠として、すでに把握済みのバックアップではありませんか。',
    ],
    steps: [
      '復旧ポイントにリーガルホールドをかけてライフサイクルによる削除を防ぎ、復元の担当者全員に使用しないよう伝える。',
      '同じリソースの復旧ポイントを安全なものに行き着くまでさかのぼってスキャンし、感染の前後にあたる二つの日付を記録する。',
      '元のインスタンスを調べる。同じファイルを抱えて稼働している可能性が高いため、新しいスナップショットの取得から始める。',
    ],
  },
})
