import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:IAMUser/NetworkPermissions',
  status: 'retired',
  severity: 'medium',
  attack: ['T1562.007'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal opened the network for the first time',
    what: 'CreateSecurityGroup or another call on security groups, routes or network ACLs came from a principal without such a past. A rule that lets in one foreign address is a quiet back door to an instance which nobody sees in IAM. This type is retired; the AnomalousBehavior family watches such calls today.',
    legitimate: [
      'Was a VPC or load balancer being built by hand in those days?',
      'Had the principal just taken over network work from a colleague?',
    ],
    steps: [
      'Reconstruct each changed rule from CloudTrail: group id, port, source range, and whether it still stands.',
      'Remove rules that admit unknown addresses, and read the flow logs for connections that were accepted through them.',
      'Deactivate the calling key where no ticket matches, and examine the instances behind the opened groups.',
    ],
  },
  ja: {
    title: '初めてネットワークを開いたプリンシパル',
    what: 'CreateSecurityGroup など、セキュリティグループ、ルート、ネットワーク ACL を操作する API が、その経験のないプリンシパルから呼び出されました。見知らぬアドレスを一つ通すだけのルールが、IAM には現れない気づかれにくい裏口になります。このタイプは廃止され、現在は AnomalousBehavior 系のタイプがこうした操作を監視しています。',
    legitimate: [
      '当時、VPC やロードバランサーを手作業で構築していませんでしたか。',
      'ネットワークの作業を、同僚から引き継いだばかりではありませんでしたか。',
    ],
    steps: [
      '変更されたルールを CloudTrail から復元し、グループ ID、ポート、送信元の範囲、現在も残っているかを確かめる。',
      '見知らぬアドレスを許すルールを外し、そこを通って許可された接続をフローログで読む。',
      '対応するチケットがなければ呼び出しに使われたアクセスキーを無効化し、開かれたグループに属するインスタンスを調べる。',
    ],
  },
})
