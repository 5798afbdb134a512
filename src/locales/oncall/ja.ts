import type en from './en.ts'

export default {
  callTitle: 'オンコールの呼び出し',
  callWhy: (incident, level) =>
    `${incident} はまだ誰も確認していません。オンコール担当 (レベル ${level}) として呼び出しています。確認済みにしない場合は、次の担当者を呼び出します。`,
  called: (who, at, level) => `📟 呼び出し: ${who} (${at}、レベル ${level})`,
  failed: (pager, times, why) =>
    `⚠️ *${pager} による呼び出しに失敗しました* (${times} 回、再試行中): ${why}`,
  givenUp: (pager, why) =>
    `⛔ *${pager} による呼び出しに失敗し、再試行を打ち切りました。* 別の方法で担当者に連絡してください。${why}`,
  title: 'オンコール',
  none: 'オンコールは設定されていません。hikeshi.yaml の `oncall` を設定してください (docs/oncall.md)。',
  now: (rotation, who) => `*${rotation}* の担当: ${who}`,
  next: (who, at) => `次の担当: ${who} (${at} から)`,
  never: '今後 3 週間は交代なし',
  nobody: '担当者なし',
  leads: (who) => `*最後の連絡先:* ${who}`,
  pages: (severity, minutes, pagers) =>
    `重要度 ${severity}: ${pagers} で呼び出し、${minutes} 分で次の担当へ`,
  override: (id, rotation, who, from, to) => `${id} – ${rotation} の代行: ${who} (${from} – ${to})`,
  overridden: (id, who, from, to) =>
    `${from} から ${to} まで ${who} が代行します (${id})。取り消しは /hikeshi oncall remove ${id} で行えます。`,
  removed: (id) => `${id} を取り消しました。`,
  handOver: (rotation) => `オンコールの交代: ${rotation}`,
  takesOver: (who, from) => `${from} から ${who} に交代しました。`,
  open: (count) =>
    count === 0
      ? '未終了のインシデントはありません。'
      : `未終了のインシデント: ${count} 件 (新しい順)`,
} satisfies typeof en
