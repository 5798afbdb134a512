import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/BlackholeTraffic',
  status: 'active',
  severity: 'medium',
  attack: ['T1071', 'T1571'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance sends traffic into a black hole',
    what: 'The remote address is a black hole: nobody answers there any more, often because a malicious server was shut down at that place. The program on your host has not noticed and goes on calling. So the control channel is dead, the infection is not, and the same program may know further addresses.',
    legitimate: [
      'Is a retired partner or a decommissioned server of yours still in some configuration?',
      'Does a monitoring job check addresses from an old list?',
    ],
    steps: [
      'Search the configuration on the host for the address; if it stands there, you have a stale setting and not a trojan.',
      'If it does not, find the process behind the SYN packets without answer (ss -tnp state syn-sent).',
      'Snapshot the volumes and watch in the flow logs where else this instance goes before you isolate it.',
    ],
  },
  ja: {
    title: 'ブラックホール宛ての通信',
    what: '通信先は、もう誰も応答しない「ブラックホール」のアドレスです。多くの場合、そこにあった悪性サーバーは停止されています。ホスト上のプログラムはそれに気付かず、呼び出しを続けています。指令の経路は途絶えても感染は残っており、プログラムが予備の接続先を知っていることもあります。',
    legitimate: [
      '取引を終えた相手や廃止した自社サーバーが、設定に残っていませんか。',
      '古いリストのアドレスを監視ジョブが確認し続けていませんか。',
    ],
    steps: [
      'ホストの設定ファイルでこのアドレスを検索する。見つかれば、トロイの木馬ではなく設定の消し忘れと分かる。',
      '見つからなければ、応答のない SYN を送り続けるプロセスを ss -tnp state syn-sent で特定する。',
      'ボリュームのスナップショットを取得し、隔離の前にフローログでほかの通信先も確かめる。',
    ],
  },
})
