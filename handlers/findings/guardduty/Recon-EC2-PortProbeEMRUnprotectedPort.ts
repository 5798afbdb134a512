import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:EC2/PortProbeEMRUnprotectedPort',
  status: 'active',
  severity: 'high',
  attack: ['T1595.002', 'T1190'],
  playbooks: ['close-open-port', 'isolate-instance', 'block-ip'],
  en: {
    title: 'A scanner reached an EMR administration port',
    what: 'A node of an EMR cluster answers to the internet on a port such as 8088, the YARN web interface, and a known scanner is knocking. YARN accepts jobs from anyone who reaches it, so a knock here is one request away from code on the whole cluster.',
    legitimate: [
      'Was the port opened for a short look at the web interface instead of an SSH tunnel?',
      "Do the group's rules come from a quick-start template that nobody has revised?",
    ],
    steps: [
      'Take the open rule out of the security groups of primary and core nodes, and keep a record of who added it.',
      'List the jobs with yarn application -list -appStates ALL; unknown ones, often of the user dr.who, mean that it has already happened.',
      'In that case snapshot and isolate the nodes, and switch on EMR block public access for the region.',
    ],
  },
  ja: {
    title: 'EMR 管理ポートへのスキャナーの到達',
    what: 'EMR クラスターのノードが、YARN の Web 画面 (8088 番) などのポートをインターネットに公開しており、既知のスキャナーがそこへ接続を試みています。YARN は到達できる相手なら誰のジョブでも受け付けるため、あと一つのリクエストでクラスター全体でのコード実行を許しかねません。',
    legitimate: [
      'SSH トンネルを使わず、Web 画面を一時的に見るためにポートを開けたのではありませんか。',
      'クイックスタートのテンプレートのまま、見直されていないルールではありませんか。',
    ],
    steps: [
      'プライマリノードとコアノードのセキュリティグループから公開ルールを外し、追加した人を記録する。',
      'yarn application -list -appStates ALL でジョブを一覧にする。dr.who などによる覚えのないジョブがあれば、すでに侵入されている。',
      'その場合はノードのスナップショットを取得して隔離し、リージョンの EMR ブロックパブリックアクセスを有効にする。',
    ],
  },
})
