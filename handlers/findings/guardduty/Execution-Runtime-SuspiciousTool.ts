import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/SuspiciousTool',
  status: 'active',
  attack: ['T1588.002', 'T1046', 'T1040'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A tool of attackers and testers was run',
    what: 'A scanner, a sniffer, a backdoor kit or another tool of the trade was executed. High severity stands for tools that only serve attack, low for those that administrators use as well; in both cases the question is who needed it on this very machine.',
    legitimate: [
      'Is a penetration test under way, and does its plan name this host and this tool?',
      'Has a network engineer installed tcpdump or nmap to trace a fault?',
    ],
    steps: [
      "Read toolName and toolCategory and the user who ran it, and ask that person rather than the team's channel.",
      'Search the VPC flow logs for what the tool did: many targets with few packets mean a scan, and the list of targets is the next list of suspects.',
      "Keep the tool's output files, they show what the intruder knows, and isolate the host when nobody claims it.",
    ],
  },
  ja: {
    title: '攻撃者やテスト担当者が使うツールの実行',
    what: 'スキャナー、スニファー、バックドアキットなど、攻撃に使われるツールが実行されました。重要度「高」は攻撃専用のツール、「低」は管理者も使うツールを表します。どちらの場合も、このマシンで誰がそれを必要としたのかが問題です。',
    legitimate: [
      'ペネトレーションテストの実施中で、計画書にこのホストとこのツールが載っていますか。',
      'ネットワーク担当者が、障害調査のために tcpdump や nmap を導入していませんか。',
    ],
    steps: [
      'toolName、toolCategory、実行したユーザーを確認し、チームのチャンネルではなく本人に尋ねる。',
      'ツールが何をしたかを VPC フローログで調べる。宛先が多くパケットが少なければスキャンであり、その宛先の一覧が次の調査対象になる。',
      '侵入者が何を知ったかを示すため、ツールの出力ファイルを残す。名乗り出る人がいなければホストを隔離する。',
    ],
  },
})
