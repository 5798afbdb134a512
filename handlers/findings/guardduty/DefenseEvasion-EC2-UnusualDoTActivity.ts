import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:EC2/UnusualDoTActivity',
  status: 'active',
  severity: 'medium',
  attack: ['T1573.002', 'T1071.004'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'An instance speaks DNS over TLS to a public server',
    what: 'Queries leave the instance encrypted on the port of DNS over TLS, to a public server it has not used recently. You can see that it asks, and no longer what it asks. In contrast to DoH this has a port of its own, 853, which makes it easy to find and to close.',
    legitimate: [
      'Was systemd-resolved, unbound or stubby configured for DoT in a hardening round?',
      'Is the host a resolver of yours that forwards upstream in encrypted form?',
    ],
    steps: [
      'Filter the flow logs for port 853 over the whole VPC: your own project shows on many hosts, an implant on one.',
      'On the host compare the resolver configuration with your configuration management; an entry that nobody committed calls for isolation.',
      'Close outbound 853 except for approved resolvers, and read the Resolver query log for the names that come back in the clear.',
    ],
  },
  ja: {
    title: 'パブリックサーバーへの DNS over TLS (DoT) 通信',
    what: '最近使われた記録のないパブリックサーバーへ、暗号化された DNS over TLS の問い合わせが送られています。問い合わせの存在は見えても、内容は見えません。DoH と違って専用の 853 番ポートを使うため、見つけるのも塞ぐのも比較的容易です。',
    legitimate: [
      'セキュリティ強化の一環で、systemd-resolved、unbound、stubby に DoT を設定していませんか。',
      '上位サーバーへ暗号化して転送する、自社のリゾルバーではありませんか。',
    ],
    steps: [
      'VPC 全体のフローログを 853 番ポートで絞り込む。自社の施策なら多数のホスト、マルウェアなら 1 台だけに現れる。',
      'ホスト上のリゾルバー設定を構成管理と照合する。誰もコミットしていない設定があれば、インスタンスを隔離する。',
      '承認済みのリゾルバー以外へのアウトバウンド 853 番を閉じ、Resolver のクエリログに平文で現れる名前を調べる。',
    ],
  },
})
