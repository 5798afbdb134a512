import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'medium',
  attack: ['T1562.008', 'T1562.001'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity switches off what would see it',
    what: 'Delete, disable or stop calls such as DeleteFlowLogs, DisableAlarmActions or StopLogging came from an identity for which they are new. The sensor that has gone quiet shows where the intruder intends to work next.',
    legitimate: [
      'Is an old VPC, alarm or trail being taken down together with the project that owned it?',
      'Did a cost clean-up remove flow logs, and can its author be named?',
    ],
    steps: [
      'Note which log, alarm or detector was hit and turn it on again, so that the gap has an end.',
      'Cover the dark interval from sources that the caller could not reach: organization trail, load balancer logs, DNS query logs.',
      'Deactivate the key that made the calls and look for further sensors that it described but has not yet touched.',
    ],
  },
  ja: {
    title: '監視を止める普段と異なる操作',
    what: 'DeleteFlowLogs、DisableAlarmActions、StopLogging など、削除、無効化、停止の API を、これまで使ったことのないアイデンティティが呼び出しました。どの監視が止められたかを見れば、侵入者が次にどこで動くつもりかが分かります。',
    legitimate: [
      '終了したプロジェクトの VPC、アラーム、証跡をまとめて片付けている最中ではありませんか。',
      'コスト削減の一環として、フローログを削除した担当者がいませんか。',
    ],
    steps: [
      '止められたログ、アラーム、検知機能を特定して再び有効にし、空白の時間を終わらせる。',
      '空白の間の動きを、呼び出し元の手が届かない記録 (組織の証跡、ロードバランサーのログ、DNS クエリログ) で補う。',
      '操作に使われたアクセスキーを無効化し、参照されただけでまだ止められていない監視がないか調べる。',
    ],
  },
})
