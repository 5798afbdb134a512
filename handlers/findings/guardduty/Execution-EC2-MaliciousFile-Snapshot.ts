import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:EC2/MaliciousFile!Snapshot',
  status: 'active',
  attack: ['T1204.002'],
  playbooks: [],
  en: {
    title: 'An EBS snapshot contains malware',
    what: 'Malicious files were found in a snapshot, that is in the state of a volume at a moment in the past. The snapshot itself does no harm until somebody makes a volume of it, but the volume it came from may be attached to a running host.',
    legitimate: [
      'Did your responders take it as evidence, and does its tag name an incident?',
      'Is the file data that a scanner or a mail gateway had put aside?',
    ],
    steps: [
      'Tag the snapshot as evidence and take away sharing and create-volume rights; delete nothing, Data Lifecycle Manager policies included.',
      'Find the source volume by VolumeId in describe-snapshots, and the instance it is attached to now.',
      'Mount a volume made from the snapshot read-only on an isolated analysis host and look at what surrounds the files in the details.',
    ],
  },
  ja: {
    title: 'EBS スナップショットに含まれるマルウェア',
    what: 'スナップショット、つまり過去のある時点のボリュームから、悪意のあるファイルが見つかりました。ボリュームを作成しない限りスナップショット自体は無害ですが、元のボリュームは稼働中のホストに接続されているかもしれません。',
    legitimate: [
      '対応チームが証拠として取得したもので、タグにインシデント ID が付いていませんか。',
      'ウイルス対策ソフトやメールゲートウェイが隔離したデータではありませんか。',
    ],
    steps: [
      '証拠としてタグを付け、共有設定とボリューム作成の権限を外す。Data Lifecycle Manager による削除も含めて、何も消さない。',
      'describe-snapshots の VolumeId から元のボリュームを調べ、いま接続されているインスタンスを特定する。',
      '隔離した解析用ホストで、スナップショットから作ったボリュームを読み取り専用でマウントし、該当ファイルの周辺を調べる。',
    ],
  },
})
