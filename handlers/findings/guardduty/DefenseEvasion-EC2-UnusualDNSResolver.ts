import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:EC2/UnusualDNSResolver',
  status: 'active',
  severity: 'medium',
  attack: ['T1071.004', 'T1568'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: "An instance asks a public DNS resolver instead of the VPC's",
    what: "The instance turned to a public resolver with which it has no history. Queries that bypass Amazon DNS are missing from GuardDuty's DNS view and from your query logs, which is what a careful attacker wants before the interesting names are asked for.",
    legitimate: [
      'Did somebody set 8.8.8.8 or 1.1.1.1 in resolv.conf or the DHCP options to repair a name problem?',
      'Is it an appliance or a container image that brings a fixed resolver of its own?',
    ],
    steps: [
      'Look at /etc/resolv.conf, systemd-resolved and the DHCP option set: a change of configuration is visible there, a program with its own resolver is not.',
      'If the configuration is clean, find the process that sends to port 53 (ss -unp, or auditd) and snapshot the volumes.',
      'Allow outbound port 53 only to your own resolvers, and see in the flow logs what still tries.',
    ],
  },
  ja: {
    title: '普段使わないパブリック DNS リゾルバーの利用',
    what: 'これまで使われたことのないパブリックリゾルバーに問い合わせています。Amazon DNS を通らない問い合わせは、GuardDuty の DNS 監視にもクエリログにも残りません。慎重な攻撃者は、見られたくない名前を引く前にこうした経路を用意します。',
    legitimate: [
      '名前解決の不具合対応で、resolv.conf や DHCP オプションに 8.8.8.8 や 1.1.1.1 を設定していませんか。',
      '固有のリゾルバーを内蔵したアプライアンスやコンテナイメージではありませんか。',
    ],
    steps: [
      '/etc/resolv.conf、systemd-resolved、DHCP オプションセットを確認する。設定変更ならここに現れ、独自に問い合わせるプログラムなら現れない。',
      '設定に異常がなければ、53 番ポートへ送信しているプロセスを ss -unp や auditd で特定し、ボリュームのスナップショットを取得する。',
      'アウトバウンドの 53 番ポートを自社のリゾルバー宛てに限定し、それでも出ようとする通信をフローログで確かめる。',
    ],
  },
})
