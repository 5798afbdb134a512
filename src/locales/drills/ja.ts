import type en from './en.ts'

export default {
  listTitle: '訓練',
  minutes: (minutes) => `${minutes} 分`,
  howTo:
    '`/hikeshi drill start &lt;id&gt;` で開始します。`at 14:30` を付けると時刻を指定でき、`surprise 2h` を付けると 2 時間以内のどこかで抜き打ちに始まります。id を `any` にするとシナリオは自動で選ばれます。',
  running: (title, at) =>
    title === '' ? `*訓練を実施中* (${at} 開始)` : `*実施中:* ${title} (${at} 開始)`,
  scheduled: (title, at) => `*予定:* ${title} (${at})`,
  surprise: (until) => `*抜き打ち訓練の予定あり:* ${until} までのどこかで開始`,
  begins: (title) => `訓練開始: ${title}`,
  over: (title) => `講評: ${title}`,
  rules:
    '【訓練】と付いたカードは、すべて本番と同じように扱ってください。確認し、証拠を残し、封じ込め、承認を得ます。操作はすべて一つの模擬アカウントで実行されます。状況の共有は `/hikeshi drill tell &lt;内容&gt;`、終了は `/hikeshi drill stop` で行います。',
  debrief: (title) => `講評: ${title}`,
  preempted: (title) => `訓練中止: ${title}`,
  preemptedWhy: (incident) =>
    `*重大な実際のインシデント ${incident} が発生しました。* 訓練はここで終了し、成績には数えません。訓練のカードはそのままにして、実際のインシデントに対応してください。`,
  notOver: 'この訓練はまだ終わっていません。講評は終了後に届きます。',
  neverBegan: 'この訓練は開始前に取りやめになりました。',
  outcome: {
    won: (points) => `🏅 *勝利: 100 点中 ${points} 点。* 適切な対応で攻撃を封じ込めました。`,
    held: (points) =>
      `🧯 *阻止: 100 点中 ${points} 点。* 攻撃は封じ込めましたが、遅れや誤りがありました。`,
    lost: (points) =>
      `🔥 *敗北: 100 点中 ${points} 点。* 終了の時点で、攻撃者の侵入経路が残っていました。`,
  },
  outcomes: { won: '勝利', held: '阻止', lost: '敗北' },
  acknowledged: '確認まで',
  firstRight: '最初の正しい対応まで',
  contained: '封じ込めまで',
  escalations: '被害の拡大',
  never: 'なし',
  wanted: '求められた対応',
  happened: '起きたこと',
  people: '参加者',
  person: (who, points, deeds) => `${who}: ${points} 点 (${deeds} 件の対応)`,
  inDrills: (who, points, drills) => `${who}: ${points} 点 (訓練 ${drills} 回)`,
  lesson: '教訓',
  ack: '誰かが確認済みにして、ほかの人が待たずに済むようにします。',
  states: {
    good: '時間内',
    late: '遅れ、または順序の誤り',
    missing: '未実施',
    wrong: '誤った操作',
    caught: '依頼されたが却下で阻止',
    wave: '封じ込めが間に合わず発生',
  },
  seconds: (seconds) => `${seconds} 秒`,
  duration: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
  notYet: '終了により発生せず',
  averted: '封じ込めにより発生せず',
  distractor: '無害',
  season: (year) => `${year} 年の訓練成績`,
  noSeason: 'この年に採点された訓練はまだありません。',
  sum: (count, won, average) => `*平均 ${average} 点* (訓練 ${count} 回、うち勝利 ${won} 回)`,
  trend: '得点の推移 (古い順)',
  columns: { drill: '訓練', at: '開始', points: '得点', outcome: '結果' },
  started: '訓練を開始しました。まもなく最初のカードがチャンネルに届きます。',
  willStart: (at) => `訓練は ${at} に開始します。`,
  willSurprise: (until) =>
    `${until} までのどこかで訓練が始まります。開始時刻は、依頼した本人を含め誰にも知らされません。`,
  stopped: '訓練を終了しました。講評はチャンネルにも届きます。',
  calledOff: '訓練を取りやめました。',
  hurried: '次の出来事がまもなく届きます。',
  told: '記録しました。関係者への状況共有として採点されます。',
} satisfies typeof en
