import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:Lambda/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1071', 'T1648'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function talks to an address on your own threat list',
    what: 'A function connected to an address from a threat list that you uploaded. Functions are called by events and call out by code, so this connection was written by someone, or its target came in with an event. Which of the two it is decides everything else.',
    legitimate: [
      'Does the function deliver webhooks to addresses that customers choose?',
      'Does the listed range take in a service whose API you call, such as a shared cloud region?',
    ],
    steps: [
      'Open the finding for function version, remote address and list name, and ask the keeper of the list for the reason of the entry.',
      "Search the function's CloudWatch logs around that time for the event that led there.",
      'If code is at fault, save it with get-function, set reserved concurrency to 0, and go back to the last version that your pipeline built.',
    ],
  },
  ja: {
    title: 'Lambda 関数と自組織の脅威リストにあるアドレスとの通信',
    what: '自組織が登録した脅威リストのアドレスに、Lambda 関数が接続しました。関数はイベントで呼ばれ、コードに従って外部へ接続します。したがって、接続先は誰かがコードに書いたものか、イベントで渡されたものです。どちらであるかによって、その後の対応はまったく変わります。',
    legitimate: [
      '顧客が指定したアドレスへ Webhook を送る関数ではありませんか。',
      '登録範囲が広く、API を利用しているサービスの共用クラウドまで含んでいませんか。',
    ],
    steps: [
      '検出結果から関数のバージョン、相手のアドレス、リスト名を確認し、登録の理由をリストの管理者に尋ねる。',
      'その時刻の CloudWatch のログから、接続のきっかけとなったイベントを探す。',
      'コードに問題があれば get-function で保存し、予約済み同時実行数を 0 にしてから、パイプラインで作られた直前のバージョンに戻す。',
    ],
  },
})
