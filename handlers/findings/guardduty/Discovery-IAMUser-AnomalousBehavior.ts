import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'low',
  attack: ['T1580', 'T1526', 'T1087.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity looks around where it never looked',
    what: 'Get, describe and list calls, for instance DescribeInstances, GetRolePolicy or ListAccessKeys, were made by an identity that has not needed them so far. Looking harms nothing, but the first minutes with a stolen key are spent exactly so, and the next call may be the one that hurts.',
    legitimate: [
      'Has a new inventory, cost or security tool been connected with this role?',
      'Is a developer exploring the account for the first time, at an hour and address that suit them?',
    ],
    steps: [
      "Open the finding's details on unusual APIs, ASN and user agent, and see which of the three made it anomalous.",
      'Count refused calls in CloudTrail: a long row of AccessDenied over many services is an enumeration script, not a person.',
      'If the owner denies the calls, deactivate the key before it reaches something that it may change.',
    ],
  },
  ja: {
    title: '普段と異なる環境の調査',
    what: 'DescribeInstances、GetRolePolicy、ListAccessKeys などの参照系 API が、これまで必要としなかったアイデンティティから呼び出されました。参照だけでは何も壊れません。しかし盗んだ鍵を手にした攻撃者は、最初の数分をまさにこうして過ごし、次の一手で実害を与えることがあります。',
    legitimate: [
      '棚卸し、コスト管理、セキュリティ診断の新しいツールを、このロールで接続していませんか。',
      '開発者が初めてアカウントを見て回っており、時間帯と接続元がその人に合っていますか。',
    ],
    steps: [
      '検出結果の詳細で、API、ASN、ユーザーエージェントのどれが通常と異なるかを確かめる。',
      'CloudTrail で拒否された呼び出しを数える。多数のサービスにわたる AccessDenied の連続は、人ではなく列挙スクリプトを示す。',
      '持ち主に覚えがなければ、変更できるものにたどり着かれる前にアクセスキーを無効化する。',
    ],
  },
})
