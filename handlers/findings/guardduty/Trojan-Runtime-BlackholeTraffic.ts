import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/BlackholeTraffic',
  status: 'active',
  severity: 'medium',
  attack: ['T1071', 'T1568'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process talks to an address that swallows everything',
    what: 'A process tries to reach a black hole, an address where traffic is dropped without a word. Providers and researchers turn such addresses off because malware used them, so the caller may be a bot whose master is gone for now.',
    legitimate: [
      'Does the address belong to a retired service of your own that an old configuration still names?',
      'Was it null-routed by your network team last week?',
    ],
    steps: [
      'Take the process and its start command from the finding; a configuration file with the address in it points at forgetfulness, a nameless binary does not.',
      'Check whether the same process also speaks to addresses that do answer, for bots carry a list.',
      'Without an owner for the process, preserve memory and volumes and isolate, so that it cannot pick up a new master.',
    ],
  },
  ja: {
    title: '応答のないブラックホール宛てのプロセスの通信',
    what: '通信が黙って破棄されるブラックホールのアドレスへ、プロセスが接続を試みています。こうしたアドレスの多くは、マルウェアに使われたため事業者や研究者が無効にしたものです。接続元は、操縦者をひとまず失ったボットかもしれません。',
    legitimate: [
      '廃止した自社サービスのアドレスが、古い設定に残っているだけではありませんか。',
      '先週、ネットワークチームがそのアドレスを null ルートにしていませんか。',
    ],
    steps: [
      '検出結果からプロセスと起動コマンドを確認する。アドレスを書いた設定ファイルがあれば消し忘れ、正体不明のバイナリなら感染が疑われる。',
      '同じプロセスが、応答のあるアドレスとも通信していないか調べる。ボットは接続先のリストを持っている。',
      'プロセスの持ち主がいなければ、メモリとボリュームを保全して隔離し、新しい操縦者とつながるのを防ぐ。',
    ],
  },
})
