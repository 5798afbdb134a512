import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/ElevationToRoot',
  status: 'active',
  severity: 'medium',
  attack: ['T1548.001', 'T1068'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process became root by an unusual road',
    what: "An ordinary user's process turned into root by way of a setuid binary, in a manner that does not look like daily sudo. Either a flaw in such a binary was exploited, or somebody left one lying about as a private back entrance.",
    legitimate: [
      "Does an administrator use su, pkexec or a vendor's helper on this host in a way that GuardDuty had not seen yet?",
      'Has a vulnerability scanner with local checks just visited?',
    ],
    steps: [
      'Identify the setuid file and its owner package by rpm -qf or dpkg -S; one without a package, or in /tmp or /home, was planted.',
      'Check the versions of sudo, polkit and glibc against known local exploits, and the account that was root a second later.',
      'With a planted or exploited file, keep memory, take snapshots and isolate, as everything on the host was readable from that second on.',
    ],
  },
  ja: {
    title: '不自然な経路でのプロセスの root への昇格',
    what: '一般ユーザーのプロセスが、日常的な sudo とは異なる形で、setuid バイナリを経由して root になりました。バイナリの欠陥が悪用されたか、誰かが専用の裏口として置いていったかのどちらかです。',
    legitimate: [
      'このホストで管理者が、su、pkexec、ベンダーの補助ツールをこれまでと違う形で使っていませんか。',
      'ローカル検査を行う脆弱性スキャナーが、ちょうど動いていませんでしたか。',
    ],
    steps: [
      'setuid ファイルと所属パッケージを rpm -qf や dpkg -S で調べる。パッケージに属さないもの、/tmp や /home にあるものは仕込まれたと判断する。',
      'sudo、polkit、glibc のバージョンを既知のローカル攻撃と照らし合わせ、直後に root になったアカウントを確認する。',
      'ファイルが仕込まれた、または悪用された場合は、メモリとスナップショットを取得して隔離する。その瞬間からホスト上のすべてが読める状態だった。',
    ],
  },
})
