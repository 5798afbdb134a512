import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/DropPoint!DNS',
  status: 'active',
  severity: 'medium',
  attack: ['T1041', 'T1071.004'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process looks up a drop point for stolen data',
    what: 'A process wanted the address of a host that serves as a letter box for stolen data. The lookup comes just before the delivery, so with luck you look at a parcel that is packed and not yet sent.',
    legitimate: [
      'Did an analyst check this domain with dig or a similar tool on the host?',
      'Does a proxy or a mail server resolve the name for others?',
    ],
    steps: [
      'Search the flow logs for a connection in the seconds after the answer, and the query names themselves for long encoded labels, which would be the data.',
      'Deny the domain in DNS Firewall and isolate the host; each of the two alone leaves a way open.',
      'From a snapshot find what the process had read or packed, and tell the owners of these data.',
    ],
  },
  ja: {
    title: '窃取データの集積先ドメインの名前解決',
    what: '盗んだデータの受け渡し場所となっているホストのアドレスを、プロセスが調べました。名前解決は送信の直前に行われます。データはまとめられただけで、まだ送られていない可能性もあります。',
    legitimate: [
      'アナリストがこのホストで、dig などを使ってドメインを調べていませんか。',
      'プロキシやメールサーバーが、ほかのホストのために解決していませんか。',
    ],
    steps: [
      '応答直後の接続がフローログにないか調べる。ドメイン名自体に長い符号化された文字列があれば、それがデータである可能性もある。',
      'DNS Firewall でドメインを拒否し、ホストも隔離する。どちらか一方だけでは抜け道が残る。',
      'プロセスが読み取った、またはまとめたデータをスナップショットから特定し、データの所有者に知らせる。',
    ],
  },
})
