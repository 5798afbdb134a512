import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/MaliciousDomainRequest.Reputation',
  status: 'active',
  severity: 'high',
  attack: ['T1071.004', 'T1568'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for a domain known to be malicious',
    what: 'The reputation model ties this domain to known campaigns, to generated names or to a sinkhole. A sinkhole means that defenders have taken the domain away from its owner: the order no longer arrives, but the infected program that asks for it is still on your host.',
    legitimate: [
      'Does a security product, sandbox or threat feed on the host resolve bad names as part of its work?',
      "Is the name reached only through an advertisement or a link in somebody's remote desktop session?",
    ],
    steps: [
      'Read from the query log what the domain resolved to: a sinkhole address is proof of an old infection, a live one an open channel.',
      'Isolate the instance in both cases, and block the domain for the whole VPC in DNS Firewall.',
      'Look from the time of the first query backwards for what was installed, and preserve the volumes before cleaning.',
    ],
  },
  ja: {
    title: '既知の悪性ドメインの名前解決',
    what: 'レピュテーションモデルが、既知の攻撃キャンペーン、自動生成された名前、シンクホールのいずれかと関連付けたドメインです。シンクホールとは、防御側がドメインを攻撃者から取り上げた状態です。指令はもう届きませんが、問い合わせている感染プログラムはホストに残っています。',
    legitimate: [
      'セキュリティ製品、サンドボックス、脅威フィードの処理として、悪性の名前を引いていませんか。',
      'リモートデスクトップの利用者が、広告やリンクから開いただけではありませんか。',
    ],
    steps: [
      'クエリログで解決先を確かめる。シンクホールなら過去の感染の証拠、現役のアドレスなら指令の経路が開いている。',
      'どちらの場合もインスタンスを隔離し、DNS Firewall で VPC 全体からこのドメインをブロックする。',
      '最初の問い合わせの時刻からさかのぼって何が導入されたかを調べ、駆除の前にボリュームを保全する。',
    ],
  },
})
