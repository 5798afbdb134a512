import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/PortSweep',
  status: 'active',
  severity: 'high',
  attack: ['T1595.001', 'T1046'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'turn-on-flow-logs'],
  en: {
    title: 'An instance sweeps the internet for one open port',
    what: 'The instance knocks on the same port of a great many public addresses. That is how a worm looks for its next victims, and the port tells which hole it uses: 22, 2375, 6379, 8088. The details show only the latest remote address; the flow logs have them all.',
    legitimate: [
      'Does the company run internet surveys or attack-surface scans from this host?',
      'Is it a monitoring node that checks many customer endpoints on one port?',
    ],
    steps: [
      'Isolate the instance first, since each minute means more strangers attacked from your address.',
      'Write down the swept port: the same service on your own hosts is the likely way in, so look there for sisters that sweep too.',
      'Snapshot the volumes and take from memory or disk the scanner (masscan, zgrab, pnscan) with its target list and results.',
    ],
  },
  ja: {
    title: '特定ポートを狙ったインターネットの広域探索',
    what: 'インスタンスが、非常に多くのパブリック IP アドレスの同じポートへ接続を試みています。次の標的を探すワームに典型的な動きで、22、2375、6379、8088 番などのポート番号から、狙う弱点が分かります。検出結果に表示されるのは最新の相手だけで、全体はフローログで確認できます。',
    legitimate: [
      'このホストから、インターネット調査や攻撃対象領域のスキャンを実施していませんか。',
      '多数の顧客エンドポイントを同じポートで確認する、監視ノードではありませんか。',
    ],
    steps: [
      'まずインスタンスを隔離する。こうしている間にも、自社の IP アドレスから攻撃を受ける相手が増えていく。',
      '探索されたポートを控える。自社で同じサービスを公開しているホストが侵入口の有力候補なので、そこから同様に探索していないかを調べる。',
      'ボリュームのスナップショットを取得し、メモリやディスクからスキャナー (masscan、zgrab、pnscan など) と、対象リストや結果を回収する。',
    ],
  },
})
