import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:IAMUser/CostHarvesting',
  status: 'active',
  severity: 'low',
  attack: ['T1496.004', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Token volumes that look meant to run up the bill',
    what: "The identity sends or receives far more tokens per model call than its own past and the account's suggest, and other unusual signals came with it. Either your access is being milked for long jobs of strangers or somebody wants the invoice to hurt; with the large models thousands of dollars a day are real.",
    legitimate: [
      'Did a team start a batch job, an evaluation run or a document import with long contexts?',
      'Is an agent of yours caught in a loop that feeds its own answers back?',
    ],
    steps: [
      'Take the observed token and invocation counts from service.detection and multiply them by the price of the model, to know how urgent it is.',
      'Stop the identity or cap it: deactivate the key, apply a budget action, or deny the expensive models in an SCP.',
      'Find in invocation logs and CloudTrail which callers stand behind it; if a public application forwards the prompts, limit their length and rate there.',
    ],
  },
  ja: {
    title: '請求額の増加を狙ったとみられるトークン消費',
    what: 'このアイデンティティのモデル呼び出しで、1 回あたりの入力または出力トークンが自身とアカウントの過去の傾向を大きく超え、ほかの不審な兆候も重なりました。他人の大きな処理に利用権を使われているか、請求額で打撃を与えようとする者がいるかのどちらかです。大規模モデルでは、1 日に数千ドルに達することも現実にあります。',
    legitimate: [
      'チームがバッチ処理、評価、長いコンテキストの文書取り込みを始めていませんか。',
      '自社のエージェントが、自分の応答を入力に戻すループに陥っていませんか。',
    ],
    steps: [
      'service.detection のトークン数と呼び出し回数にモデルの単価を掛け、緊急度をつかむ。',
      'アイデンティティを止めるか上限を掛ける。アクセスキーの無効化、予算アクション、SCP による高額なモデルの拒否から選ぶ。',
      '呼び出しログと CloudTrail で背後の利用者を特定する。公開アプリケーションがプロンプトを中継しているなら、そこで長さと頻度を制限する。',
    ],
  },
})
