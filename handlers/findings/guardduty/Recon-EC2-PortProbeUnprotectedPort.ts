import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:EC2/PortProbeUnprotectedPort',
  status: 'active',
  severity: 'low',
  attack: ['T1595.001', 'T1046'],
  playbooks: ['close-open-port', 'isolate-instance', 'block-ip'],
  en: {
    title: 'A known scanner reached an open port',
    what: 'A port of this instance is open to the internet and a host with a record of scanning knocked on it. The knock is routine; the open port is your finding. Ports 9200 and 9300 raise the severity, because Elasticsearch there often answers without asking for a password.',
    legitimate: [
      'Is this a public service by design, such as a web server or a mail relay?',
      'Has the port been opened for a migration and simply not been closed again?',
    ],
    steps: [
      'Find the security group rule and the network ACL that let the probed port through, and who added them when.',
      'Limit the rule to the networks that need the service, or put a load balancer before it.',
      'If a database or a search engine listens there, read its access log for answers that it gave to strangers.',
    ],
  },
  ja: {
    title: '公開ポートへの既知のスキャナーによる探索',
    what: 'インスタンスのポートがインターネットに開いており、スキャンの履歴で知られるホストがそこへ接続を試みました。探索自体は日常茶飯事で、問題は開いているポートのほうです。9200 番と 9300 番では、パスワードなしで応答する Elasticsearch が多いため重要度が上がります。',
    legitimate: [
      'Web サーバーやメールリレーなど、設計どおりに公開しているサービスですか。',
      '移行作業のために開けたポートを、閉じ忘れているだけではありませんか。',
    ],
    steps: [
      '探索されたポートを通しているセキュリティグループのルールとネットワーク ACL を特定し、いつ誰が追加したかを調べる。',
      'ルールを必要なネットワークだけに絞るか、前段にロードバランサーを置く。',
      'データベースや検索エンジンが待ち受けていた場合は、外部に応答を返していないかアクセスログを読む。',
    ],
  },
})
