import {
  at,
  defineCallAlarm,
  fact,
  inventedCall,
  isWorld,
  protocolOf,
  requestFacts,
  textAt,
  yes,
} from '#kit'

/** The second firewall, around whole subnets: CIS 3.11. */
export default defineCallAlarm({
  id: 'network-acl-changes',
  cis: '3.11',
  en: {
    title: 'Network ACL change',
    done: 'The filter around one or more subnets changed. It applies to every machine in them at once, whatever their security groups say; compare the entry below with what the network team planned.',
    tried:
      'A change to a network ACL was asked for, and EC2 did not carry it out. Subnets are filtered as before.',
  },
  ja: {
    title: 'ネットワーク ACL の変更',
    done: 'サブネット単位の通信フィルターが変わりました。セキュリティグループの設定にかかわらず、サブネット内のすべてのリソースに一度に影響します。下のエントリが計画された変更かどうかを確認してください。',
    tried:
      'ネットワーク ACL を変更する操作がありましたが、EC2 は実行しませんでした。サブネットのフィルターは以前のままです。',
  },
  kind: { en: 'Network ACL', ja: 'ネットワーク ACL' },
  thing: [
    'requestParameters.networkAclId',
    'responseElements.networkAcl.networkAclId',
    'requestParameters.associationId',
  ],
  calls: {
    ec2: {
      CreateNetworkAcl: ['low', 'created|create network ACL @', 'ネットワーク ACL @ を作成'],
      CreateNetworkAclEntry: [
        'low',
        'added|add an entry to network ACL @',
        'ネットワーク ACL @ にエントリを追加',
      ],
      DeleteNetworkAcl: ['low', 'deleted|delete network ACL @', 'ネットワーク ACL @ を削除'],
      DeleteNetworkAclEntry: [
        'low',
        'deleted|delete an entry of network ACL @',
        'ネットワーク ACL @ のエントリを削除',
      ],
      ReplaceNetworkAclEntry: [
        'low',
        'replaced|replace an entry of network ACL @',
        'ネットワーク ACL @ のエントリを置換',
      ],
      ReplaceNetworkAclAssociation: [
        'low',
        'put|put a subnet under network ACL @',
        'サブネットに関連付けるネットワーク ACL を @ に変更',
      ],
    },
  },
  look(detail) {
    const entry = at(detail, 'requestParameters')
    const range = textAt(entry, 'cidrBlock', 'ipv6CidrBlock')
    const action = textAt(entry, 'ruleAction')
    const direction = yes(at(entry, 'egress')) ? 'egress' : 'ingress'
    const wide = isWorld(range) && direction === 'ingress' && action === 'allow'
    const line = [textAt(entry, 'ruleNumber'), action, direction, range, '→', protocolOf(entry)]
    return {
      severity: wide ? 'medium' : undefined,
      facts:
        range === undefined
          ? requestFacts(detail)
          : fact({ en: 'Entry', ja: 'エントリ' }, [line.filter(Boolean).join(' ')]),
    }
  },
  sample: inventedCall('ec2', 'CreateNetworkAclEntry', {
    requestParameters: {
      networkAclId: 'acl-0a1b2c3d4e5f60718',
      ruleNumber: 50,
      egress: false,
      ruleAction: 'allow',
      icmpTypeCode: {},
      portRange: { from: 3389, to: 3389 },
      aclProtocol: '6',
      cidrBlock: '0.0.0.0/0',
    },
    responseElements: { requestId: '3a5c7e90-1b2d-4f6e-8c0a-1e2d3c4b5a69', _return: true },
  }),
})
