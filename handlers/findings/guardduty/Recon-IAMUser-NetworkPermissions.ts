import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:IAMUser/NetworkPermissions',
  status: 'retired',
  severity: 'medium',
  attack: ['T1580', 'T1526'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal surveyed network access for the first time',
    what: 'Somebody who never had asked before queried security groups, routes and network ACLs. Such a survey answers one question, namely which instance can be reached from where, and was the step before a port was opened or attacked. The type is out of service; keep it for the history of a case.',
    legitimate: [
      'Did a new network scanner or diagram tool start with this principal?',
      'Was a connection problem being debugged in that hour?',
    ],
    steps: [
      "Arrange the principal's Describe calls by second: a burst over all regions came from a tool, not from a console page.",
      'Look at the hours after the survey for AuthorizeSecurityGroupIngress, CreateRoute and CreateNetworkAclEntry.',
      'Deactivate the key if it cannot be tied to a known tool, and note its source address for a search in other accounts.',
    ],
  },
  ja: {
    title: 'ネットワーク許可を初めて調べたプリンシパル',
    what: 'これまで問い合わせたことのない実行者が、セキュリティグループ、ルート、ネットワーク ACL を調べました。こうした調査で分かるのは、どのインスタンスにどこから届くかです。ポートを開く、または攻撃する前の一歩にあたります。このタイプは提供を終えており、事件の経緯を知るために残しています。',
    legitimate: [
      '新しいネットワークスキャナーや構成図ツールが、このプリンシパルで動き始めていませんでしたか。',
      'その時間帯に、接続障害の調査をしていませんでしたか。',
    ],
    steps: [
      'Describe 系の呼び出しを秒単位で並べる。全リージョンに短時間で集中していれば、コンソール画面ではなくツールによるものである。',
      '調査後の数時間に AuthorizeSecurityGroupIngress、CreateRoute、CreateNetworkAclEntry がないか見る。',
      '既知のツールと結び付かなければアクセスキーを無効化し、接続元を控えてほかのアカウントでも探す。',
    ],
  },
})
