import { defineCallAlarm, fact, inventedCall, requestFacts, textAt, wayLine, waysIn } from '#kit'

/** The firewall of every instance: CIS 3.10, and ModifySecurityGroupRules, which is newer than the benchmark's list. */
export default defineCallAlarm({
  id: 'security-group-changes',
  cis: '3.10',
  en: {
    title: 'Security group change',
    done: 'Who can reach, or be reached from, the machines of this group has changed. A port open to every address is found by scanners within minutes; check which machines use the group, and close what nobody asked for.',
    tried:
      'A change to a security group was asked for and did not happen. The rules are as before; look at the error to tell a slip from somebody testing what a key can do.',
  },
  ja: {
    title: 'セキュリティグループの変更',
    done: 'このセキュリティグループを使うリソースとの通信の可否が変わりました。全アドレスに開いたポートは数分でスキャナーに見つかります。どのインスタンスが使っているかを調べ、心当たりのないルールは閉じてください。',
    tried:
      'セキュリティグループを変更する操作がありましたが、反映されていません。ルールは以前のままです。単なるミスか、キーでできることを探っているのかを、エラーの内容から見極めてください。',
  },
  kind: { en: 'Security group', ja: 'セキュリティグループ' },
  thing: [
    'requestParameters.groupId',
    'responseElements.groupId',
    'requestParameters.ModifySecurityGroupRulesRequest.GroupId',
    'requestParameters.groupName',
  ],
  calls: {
    ec2: {
      AuthorizeSecurityGroupIngress: [
        'low',
        'added|add an inbound rule to security group @',
        'セキュリティグループ @ にインバウンドルールを追加',
      ],
      AuthorizeSecurityGroupEgress: [
        'low',
        'added|add an outbound rule to security group @',
        'セキュリティグループ @ にアウトバウンドルールを追加',
      ],
      RevokeSecurityGroupIngress: [
        'low',
        'removed|remove an inbound rule from security group @',
        'セキュリティグループ @ からインバウンドルールを削除',
      ],
      RevokeSecurityGroupEgress: [
        'low',
        'removed|remove an outbound rule from security group @',
        'セキュリティグループ @ からアウトバウンドルールを削除',
      ],
      ModifySecurityGroupRules: [
        'low',
        'changed|change rules of security group @',
        'セキュリティグループ @ のルールを変更',
      ],
      CreateSecurityGroup: [
        'low',
        'created|create security group @',
        'セキュリティグループ @ を作成',
      ],
      DeleteSecurityGroup: [
        'low',
        'deleted|delete security group @',
        'セキュリティグループ @ を削除',
      ],
    },
  },
  look(detail, { name }) {
    const ways = waysIn(detail)
    const open = /^(AuthorizeSecurityGroupIngress|ModifySecurityGroupRules)$/.test(name)
      ? ways.find(({ world }) => world)
      : undefined
    const port = open && [open.protocol, open.ports].join(' ').trim()
    return {
      deed:
        port === undefined
          ? undefined
          : [
              'high',
              `opened|open ${port} of security group @ to every address`,
              `セキュリティグループ @ の ${port} を全アドレスに公開`,
            ],
      facts: [
        ...fact({ en: 'Rules', ja: 'ルール' }, ways.map(wayLine)),
        ...fact('vpcId', [textAt(detail, 'requestParameters.vpcId')]),
        ...(ways.length > 0 ? [] : requestFacts(detail, 'vpcId')),
      ],
    }
  },
  sample: inventedCall('ec2', 'AuthorizeSecurityGroupIngress', {
    requestParameters: {
      groupId: 'sg-0c1d2e3f4a5b60718',
      ipPermissions: {
        items: [
          {
            ipProtocol: 'tcp',
            fromPort: 22,
            toPort: 22,
            groups: {},
            ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
            ipv6Ranges: {},
            prefixListIds: {},
          },
        ],
      },
    },
    responseElements: { requestId: '2f4a6c8e-0b1d-4f3e-8a7c-9d0e1f2a3b4c', _return: true },
  }),
})
