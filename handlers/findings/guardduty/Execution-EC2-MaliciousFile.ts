import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:EC2/MaliciousFile',
  status: 'active',
  attack: ['T1204.002', 'T1105'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'Malware lies on the disk of an instance',
    what: "GuardDuty scanned copies of the instance's EBS volumes and recognised one or more files as malware. The scan usually runs because another finding gave reason for it, so read the two together. A file on the disk is not yet a running process, but it did not come by itself.",
    legitimate: [
      "Is the file a test sample such as EICAR, or part of a security team's collection?",
      'Does the path belong to uploads of customers, which the host stores but never executes?',
    ],
    steps: [
      'Open “Threats detected” for path, hash and threat name, and look for the finding that triggered the scan.',
      'Snapshot the volumes before an antivirus agent cleans up, then isolate the instance.',
      'Find out from owner, timestamps and web server or SSH logs who wrote the file, and search the other hosts for its hash.',
    ],
  },
  ja: {
    title: 'インスタンスのディスク上のマルウェア',
    what: 'EBS ボリュームの複製がスキャンされ、マルウェアと判定されたファイルが一つ以上見つかりました。スキャンは多くの場合、別の検出結果をきっかけに実行されるため、併せて読む必要があります。ファイルがあるだけでは実行中とは限りませんが、ひとりでに現れたものではありません。',
    legitimate: [
      'EICAR のようなテスト用ファイルや、セキュリティチームの検体ではありませんか。',
      '顧客からのアップロードを保管するだけで、実行はしない場所のファイルですか。',
    ],
    steps: [
      '「検出された脅威」でパス、ハッシュ、脅威名を確かめ、スキャンのきっかけとなった検出結果を探す。',
      'ウイルス対策ソフトに駆除される前にボリュームのスナップショットを取得し、その後インスタンスを隔離する。',
      'ファイルの所有者とタイムスタンプ、Web サーバーや SSH のログから誰が書き込んだかを調べ、同じハッシュをほかのホストでも探す。',
    ],
  },
})
