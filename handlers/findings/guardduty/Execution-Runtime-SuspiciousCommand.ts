import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/SuspiciousCommand',
  status: 'active',
  attack: ['T1059.004', 'T1105'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A command line with a known bad pattern',
    what: "A command was run as attackers run it: something fetched from a doubtful source and executed straight away, or a line that bears the handwriting of known malware. GuardDuty grades it by the effect, so the event's own severity counts here, not a default.",
    legitimate: [
      'Does an installer of yours pipe curl into a shell, from a host that you chose?',
      'Was the line part of a training or a detection test on this machine?',
    ],
    steps: [
      'Read commandLineExample in full, decode base64 parts offline, and do not open the address from your own computer.',
      'Download nothing to the host; copy what the command left behind, take snapshots, then isolate.',
      'Ask how the command got there: application logs around the start time show an upload, an injection or a template with a shell in it.',
    ],
  },
  ja: {
    title: '悪意ある実行パターンを含むコマンドライン',
    what: '出所の怪しいファイルを取得してその場で実行する、既知のマルウェア特有の書き方をするなど、攻撃者らしいコマンドが実行されました。GuardDuty は影響に応じて重要度を決めるため、既定値ではなく、この検出結果に示された値を見てください。',
    legitimate: [
      '自社のインストーラーが、自分たちで選んだホストから curl の出力をシェルに渡していませんか。',
      'このマシンで行われた研修や検知テストの一部ではありませんか。',
    ],
    steps: [
      'commandLineExample を最後まで読み、base64 の部分はオフラインで復号する。アドレスを自分の PC で開かない。',
      'ホストには何もダウンロードしない。コマンドが残したものをコピーし、スナップショットを取得してから隔離する。',
      'コマンドが届いた経路を探る。起動時刻前後のアプリケーションログに、アップロード、インジェクション、シェルを含むテンプレートが現れる。',
    ],
  },
})
