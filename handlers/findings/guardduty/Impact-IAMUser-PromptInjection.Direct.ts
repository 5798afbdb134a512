import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:IAMUser/PromptInjection.Direct',
  status: 'active',
  severity: 'low',
  attack: [],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: "A prompt tried to override the model's orders",
    what: 'A Bedrock guardrail with a prompt attack filter was certain that an input tells the model to drop its instructions. The identity named is the one that made the call, often just your application, and the real author is its user. Look whether the filter blocked or only reported: in the second case the model has read it.',
    legitimate: [
      'Do your testers or an evaluation suite send jailbreak samples to this application?',
      'Does a harmless text, such as a security article or source code, quote such phrases?',
    ],
    steps: [
      'Read contentPolicyFilters in the finding: BLOCKED ends the matter for this prompt, NONE means that you must find the answer in the invocation log.',
      "Match the call by time and request id with the application's own log and find the end user, session and address behind it.",
      'Follow what the model could reach in that session (tools, knowledge bases, customer records) and set the filter to block.',
    ],
  },
  ja: {
    title: 'モデルの指示を上書きしようとするプロンプト',
    what: 'プロンプト攻撃フィルターを備えた Bedrock のガードレールが、モデルに指示を捨てさせようとする入力を高い確度で検出しました。示されたアイデンティティは呼び出しを行っただけで、多くの場合は自社のアプリケーションであり、実際に入力したのはその利用者です。遮断したのか報告だけなのかを確認してください。後者なら、モデルはすでにその入力を読んでいます。',
    legitimate: [
      '自社のテスト担当者や評価スイートが、このアプリケーションにジェイルブレイクの例文を送っていませんか。',
      'セキュリティの記事やソースコードなど、無害な文章に同様の言い回しが引用されていませんか。',
    ],
    steps: [
      '検出結果の contentPolicyFilters を読む。BLOCKED ならこのプロンプトは止まっており、NONE なら応答をモデル呼び出しログで探す。',
      '時刻とリクエスト ID をアプリケーション自身のログと突き合わせ、背後の利用者、セッション、接続元を特定する。',
      'そのセッションでモデルの手が届いたもの (ツール、ナレッジベース、顧客データ) を追跡し、フィルターの動作をブロックに変える。',
    ],
  },
})
