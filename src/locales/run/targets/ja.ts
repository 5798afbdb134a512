import type en from './en.ts'

export default {
  title: '対象の選択',
  label: (playbook) => `対象 (${playbook})`,
  note: (count, most) =>
    `このインシデントには、対象にできるものが ${count} 件あります。${count > most ? `${most} 件まで選択できます。` : ''}選択したものを *1 つの計画、1 回の承認* で、この順に 1 件ずつ実行します。まだ何も実行しません。次の画面で、対象ごとの変更内容を確認できます。`,
  show: '計画を表示',
  of: (title, count) => `${title}: 対象 ${count} 件`,
  left: (name, why) => `➖ *${name}* – 対象外: ${why}`,
  progress: (done, of) => `対象 ${of} 件中 ${done} 件完了`,
  finished: (done, of) => `対象 ${of} 件中 ${done} 件`,
  step: (nth, of, title) => `ステップ ${nth}/${of}: ${title}`,
  steps: (count) => `ステップ ${count} 件`,
  gone: (why) => `対象がすでに存在しないため、以降は実行していません: ${why}`,
  given: (count) => `省略したステップ ${count} 件`,
  none: (title, at) =>
    `➖ *${title}* – 対象がすべて存在しなくなっていたため、何も変更していません (${at})。`,
  leftNow: (names) => `計画から外れた対象: ${names}`,
} satisfies typeof en
