import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CryptoCurrency:Runtime/BitcoinTool.B!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-instance', 'stop-task'],
  en: {
    title: 'A process looks up a cryptocurrency domain',
    what: "The runtime agent tied a lookup of a pool or coin domain to one process. Miners resolve the pool's name afresh after each lost connection, so a steady series of such queries shows one that keeps trying although something blocks it.",
    legitimate: [
      'Does the workload fetch exchange rates or block data for a payment feature?',
      'Is the name asked by a crawler or a link checker that follows whatever pages contain?',
    ],
    steps: [
      'Compare the process name with its path: miners like to be called kworker or java while lying in /tmp, /dev/shm or /var/tmp.',
      'Preserve the volumes, isolate, and only then look for the second starter that brings the process back: cron, systemd timers, an entrypoint script.',
      'Check the image digest in the registry against the digest of your build; if both contain the program, the supply chain was hit and not this host alone.',
    ],
  },
  ja: {
    title: 'プロセスによる暗号通貨関連ドメインの名前解決',
    what: 'マイニングプールやコインのドメインへの問い合わせが、どのプロセスから出たかまで判明しています。マイナーは接続が切れるたびにプールの名前を引き直すため、問い合わせが途切れず続く場合は、通信が遮断されていてもマイナーが試行を続けていると考えられます。',
    legitimate: [
      '決済機能のために、為替レートやブロックの情報を取得するワークロードではありませんか。',
      'ページ内のリンクを手当たり次第にたどるクローラーやリンクチェッカーが問い合わせていませんか。',
    ],
    steps: [
      'プロセス名とパスを見比べる。マイナーは kworker や java を名乗りながら、/tmp、/dev/shm、/var/tmp に置かれていることが多い。',
      'ボリュームを保全して隔離し、そのうえでプロセスを復活させる仕組み (cron、systemd タイマー、エントリポイントのスクリプト) を探す。',
      'レジストリのイメージダイジェストを自社ビルドのものと照合する。両方にこのプログラムが含まれていれば、このホストだけでなくサプライチェーンが侵害されている。',
    ],
  },
})
