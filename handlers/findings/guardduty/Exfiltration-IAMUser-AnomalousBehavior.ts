import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Exfiltration:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'high',
  attack: ['T1537', 'T1578.001', 'T1530'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity prepares data to leave by the control plane',
    what: 'Calls that move whole stores at once, such as PutBucketReplication, CreateSnapshot or RestoreDBInstanceFromDBSnapshot, came from an identity that does not make them. No object needs to be downloaded this way: a copy is shared with a foreign account and the reading happens out of your sight.',
    legitimate: [
      'Is a disaster recovery test or a migration to a new account under way, with the target account known?',
      'Has the backup tool been changed or moved to a new role this week?',
    ],
    steps: [
      "Read the destination out of the request: the replication rule's bucket, createVolumePermission or the account ids in ModifySnapshotAttribute and ModifyDBSnapshotAttribute.",
      'Withdraw the sharing and pause the replication, keeping the CloudTrail events and the policy as they were found.',
      "Deactivate the caller's key, then list fresh snapshots, restored databases and export tasks in all regions.",
    ],
  },
  ja: {
    title: 'コントロールプレーン経由でのデータ持ち出しの準備',
    what: 'PutBucketReplication、CreateSnapshot、RestoreDBInstanceFromDBSnapshot など、データをまるごと動かす API が、普段は使わないアイデンティティから呼び出されました。この手口ではオブジェクトを一つずつ取得する必要がありません。複製を外部のアカウントと共有すれば、読み出しはこちらから見えない場所で行われます。',
    legitimate: [
      '災害復旧訓練や新アカウントへの移行の最中で、宛先アカウントを把握していますか。',
      '今週、バックアップツールの変更やロールの切り替えがありませんでしたか。',
    ],
    steps: [
      'リクエストから宛先を読み取る。レプリケーションルールのバケット、createVolumePermission、ModifySnapshotAttribute や ModifyDBSnapshotAttribute のアカウント ID を見る。',
      'CloudTrail のイベントと発見時のポリシーを保存してから、共有を取り消し、レプリケーションを止める。',
      '呼び出し元のアクセスキーを無効化し、新しいスナップショット、復元されたデータベース、エクスポートタスクを全リージョンで洗い出す。',
    ],
  },
})
