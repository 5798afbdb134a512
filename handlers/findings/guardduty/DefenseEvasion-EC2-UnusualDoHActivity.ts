import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:EC2/UnusualDoHActivity',
  status: 'active',
  severity: 'medium',
  attack: ['T1572', 'T1071.004'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'An instance hides its DNS queries in HTTPS',
    what: 'The instance began to use DNS over HTTPS with a public provider. To the network this is ordinary traffic on port 443, so neither query logs nor DNS Firewall see the names. Servers seldom need it; several malware families use it for exactly that reason.',
    legitimate: [
      'Is a browser or a desktop session in use on this instance, where DoH is switched on by default?',
      'Has a team chosen an encrypted resolver (cloudflared, dnscrypt-proxy) on purpose?',
    ],
    steps: [
      'Check in the details which DoH server was asked, then compare with the other hosts of the same role: one alone stands out.',
      'Map the connection to a process with ss -tnp, and note its parent, path and start time before you isolate the instance.',
      'Take memory as well as snapshots, since the names that were asked for exist nowhere else.',
    ],
  },
  ja: {
    title: 'HTTPS に隠された DNS 問い合わせ (DoH)',
    what: 'パブリックな提供元に対し、DNS over HTTPS の利用が始まりました。ネットワークからは 443 番ポートの普通の通信に見えるため、クエリログにも DNS Firewall にも名前が現れません。サーバーで必要になることはまれで、まさにこの理由から DoH を使うマルウェアも複数知られています。',
    legitimate: [
      'DoH が既定で有効なブラウザーやデスクトップ環境を、このインスタンスで使っていませんか。',
      'cloudflared や dnscrypt-proxy などの暗号化リゾルバーを、チームの判断で導入していませんか。',
    ],
    steps: [
      '検出結果の詳細で問い合わせ先の DoH サーバーを確かめ、同じ役割のほかのホストと比べる。1 台だけなら疑わしい。',
      'ss -tnp で通信元のプロセスを特定し、親プロセス、パス、起動時刻を控えてからインスタンスを隔離する。',
      'スナップショットに加えてメモリも取得する。問い合わせた名前はほかのどこにも残っていない。',
    ],
  },
})
