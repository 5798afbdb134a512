import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/DGADomainRequest.C!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1568.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process looks up machine-made domain names',
    what: 'The queried names match domains that known malware computes from the date or a seed. Bots try such names one after another until one answers, so failed lookups are part of the pattern and no sign that all is well.',
    legitimate: [
      'Does a content network or an analytics library of yours use random-looking host names?',
      "Is this a sandbox, or a resolver on which other hosts' queries arrive?",
    ],
    steps: [
      'Count the different names and the NXDOMAIN answers per minute for this process, and mark the names that did resolve.',
      'Block the names that resolved in DNS Firewall, and switch on the DGA rule of DNS Firewall Advanced in alert mode.',
      'Keep the memory, for the algorithm and its seed are in there, then take snapshots and isolate.',
    ],
  },
  ja: {
    title: '機械的に生成されたドメインの名前解決',
    what: '問い合わせ先が、既知のマルウェアが日付や種となる値から算出するドメインと一致しました。ボットはこうした名前を、応答があるまで次々に試します。解決の失敗も手口の一部であり、安心材料にはなりません。',
    legitimate: [
      '利用中の CDN や分析ライブラリが、ランダムに見えるホスト名を使っていませんか。',
      'サンドボックス、またはほかのホストの問い合わせが集まるリゾルバーではありませんか。',
    ],
    steps: [
      'このプロセスについて、1 分あたりのドメインの種類と NXDOMAIN の件数を数え、解決できた名前に印を付ける。',
      '解決できた名前を DNS Firewall でブロックし、DNS Firewall Advanced の DGA 検知ルールをアラートで有効にする。',
      '生成アルゴリズムと種の値はメモリ上にある。まずメモリを残し、スナップショットを取得してから隔離する。',
    ],
  },
})
