import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/XORDDOS',
  status: 'retired',
  severity: 'high',
  attack: ['T1110.001', 'T1014', 'T1498'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance contacts a XorDDoS server',
    what: 'The instance connected to an address tied to XorDDoS, a Linux trojan that comes in over guessed SSH passwords, installs itself as root with rootkit parts and waits for orders to attack others. AWS no longer issues this type; old findings, exports and rules still carry it.',
    legitimate: [
      'Is this only an archived finding or an old rule that was replayed?',
      'Do analysts keep Linux malware samples on this host on purpose?',
    ],
    steps: [
      'Isolate the instance and do not try to kill the processes: they start each other again under new random names.',
      'Take snapshots, then look in the copy for /etc/cron.hourly/gcc.sh, /lib/libudev.so and init scripts with random names.',
      'Read auth.log for the root login that began it, and forbid SSH passwords on all hosts built from the same image.',
    ],
  },
  ja: {
    title: 'XorDDoS のサーバーへの接続',
    what: 'Linux 向けのトロイの木馬 XorDDoS に関連するアドレスへの接続です。SSH パスワードの総当たりで侵入し、ルートキットとともに root 権限で常駐して、他者を攻撃する指示を待ちます。AWS はこのタイプの発行を終了していますが、過去の検出結果、エクスポート、ルールには残っています。',
    legitimate: [
      'アーカイブ済みの検出結果や古いルールが、改めて流れてきただけではありませんか。',
      '解析担当者が、Linux マルウェアの検体を意図的に置いているホストではありませんか。',
    ],
    steps: [
      'インスタンスを隔離し、プロセスの強制終了は試みない。互いを監視しており、別のランダムな名前で再起動する。',
      'スナップショットを取得し、その複製で /etc/cron.hourly/gcc.sh、/lib/libudev.so、ランダムな名前の init スクリプトを探す。',
      'auth.log で発端となった root のログインを特定し、同じイメージから作られた全ホストで SSH のパスワード認証を禁止する。',
    ],
  },
})
