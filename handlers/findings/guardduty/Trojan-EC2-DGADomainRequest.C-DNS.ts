import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/DGADomainRequest.C!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1568.002', 'T1071.004'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for domains of a known DGA',
    what: 'The names match those that a known malware family generates, as recorded in threat intelligence. This is stronger than a guess from the look of a name: a chance hit is rare, and the family behind it tells what the program is able to do.',
    legitimate: [
      'Is an analyst running a sample or replaying a capture on this host?',
      'Has the company bought or sinkholed such domains for research?',
    ],
    steps: [
      "Look up the family for the domains with a threat intelligence service; it says whether you face a banking trojan, a loader or ransomware's forerunner.",
      'Cut the host off while it runs, and sweep the query logs of all VPCs for names of the same day.',
      'Take snapshots, and look where that family settles (scheduled tasks, services, run keys, cron) before anything is cleaned.',
    ],
  },
  ja: {
    title: '既知の DGA (ドメイン生成アルゴリズム) によるドメインの名前解決',
    what: '脅威インテリジェンスに記録された、既知のマルウェアファミリーが生成するドメインと一致しました。名前の見た目からの推測よりも確度が高く、偶然の一致はまれです。ファミリーが分かれば、そのプログラムに何ができるかも分かります。',
    legitimate: [
      '分析担当者が、このホストで検体の実行や通信記録の再生を行っていませんか。',
      '研究目的で、自社がこうしたドメインを購入またはシンクホール化していませんか。',
    ],
    steps: [
      '脅威インテリジェンスでドメインのファミリーを調べる。バンキング型トロイの木馬、ローダー、ランサムウェアの前段のどれに直面しているかが分かる。',
      '稼働させたままホストを遮断し、同じ日に生成される名前を全 VPC のクエリログで探す。',
      'スナップショットを取得し、駆除の前に、そのファミリーが常駐に使う場所 (スケジュールタスク、サービス、Run キー、cron) を調べる。',
    ],
  },
})
