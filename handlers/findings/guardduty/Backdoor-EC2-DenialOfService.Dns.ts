import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/DenialOfService.Dns',
  status: 'active',
  severity: 'high',
  attack: ['T1498.001', 'T1498.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'DNS packets pour out of an instance',
    what: 'The instance sends DNS traffic in volumes that fit a denial of service attack. Either malware on the host floods a name server, or the host answers anybody as an open resolver and strangers use it to multiply their own attack. The victim sees your address in both cases.',
    legitimate: [
      'Is this a name server that you run for the public, and did its real load rise at that time?',
      'Does a research or mass lookup tool on the host send its queries straight to servers on the internet?',
    ],
    steps: [
      'Read the direction in the flow logs: many replies from local port 53 mean an open resolver, many queries to remote port 53 mean a flood that begins on the host.',
      'For an open resolver, close port 53 to the internet in the security group; for a flood, isolate the instance and leave it running.',
      'Snapshot the volumes, list the sockets from the EC2 serial console with ss -unap, and keep the flow log lines for the abuse report that will come.',
    ],
  },
  ja: {
    title: 'インスタンスからの大量の DNS 送信',
    what: 'サービス拒否攻撃に相当する量の DNS パケットが、インスタンスから送信されています。ホスト上のマルウェアがネームサーバーを攻撃しているか、誰にでも応答するオープンリゾルバーとして、他者の攻撃の増幅に利用されているかのどちらかです。いずれの場合も、被害者から見える攻撃元は自分たちの IP アドレスです。',
    legitimate: [
      '一般に公開しているネームサーバーで、その時間帯に正規の問い合わせが増えていませんか。',
      '調査用の大量名前解決ツールが、インターネット上のサーバーへ直接問い合わせていませんか。',
    ],
    steps: [
      'フローログで向きを確かめる。ローカルの 53 番ポートからの応答が多ければオープンリゾルバー、外部の 53 番ポート宛てが多ければホスト自身による攻撃と分かる。',
      'オープンリゾルバーなら、セキュリティグループで 53 番ポートのインターネット公開をやめる。攻撃元なら、稼働させたままインスタンスを隔離する。',
      'ボリュームのスナップショットを取得し、EC2 シリアルコンソールから ss -unap でソケットを調べる。フローログは不正利用の通報に備えて保管する。',
    ],
  },
})
