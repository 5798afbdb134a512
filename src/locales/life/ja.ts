import type en from './en.ts'

export default {
  states: {
    new: '新規',
    acknowledged: '確認済み',
    contained: '封じ込め済み',
    resolved: '解決済み',
    'false-alarm': '誤検知',
  },
  buttons: {
    resolved: '解決済みにする',
    'false-alarm': '誤検知にする',
    reopen: '再開',
    command: '指揮を執る',
    note: 'メモを追加',
    role: '役割を担う',
  },
  roles: {
    commander: '指揮',
    scribe: '記録',
    liaison: '連絡',
    responder: '対応',
  },
  forms: {
    resolved: { title: 'インシデントの解決', question: '実施した対応と、解決したと判断した理由' },
    'false-alarm': { title: '誤検知', question: '誤検知と判断した根拠' },
    reopen: { title: 'インシデントの再開', question: '再開する理由' },
    note: { title: 'メモの追加', question: '共有したい内容' },
    role: { title: '役割', question: '担当する役割' },
  },
  closed: {
    resolved: (who, at, reason) => `🏁 *解決済み* (${who}、${at}): ${reason}`,
    'false-alarm': (who, at, reason) => `🔕 *誤検知* (${who}、${at}): ${reason}`,
  },
  reopened: (who, at, reason) => `🔁 *再開* (${who}、${at}): ${reason}`,
  reopenedByItself: (at) =>
    `🔁 *新しい検出があったため、再開しました* (${at})。もう一度確認してください。`,
  commander: (who, at) => `🎖️ 指揮: ${who} (${at} から)`,
  held: (role, people) => `「${role}」役: ${people}`,
  tasks: (done, all) => `*タスク:* ${all} 件中 ${done} 件完了`,
  task: (id, text, owner) => `*${id}* ${text} – 担当 ${owner}`,
  lastNote: (who, at, text) => `📝 ${who} (${at} に記録): ${text}`,
  links: (ids) => `🔗 関連: ${ids}`,
  said: {
    noted: (id) => `${id} にメモを記録しました。`,
    tasked: (task, id) => `${id} のタスク ${task} として登録しました。`,
    done: (id) => `完了にしました。${id} のカードに反映されます。`,
    linked: (id) => `関連付けました。${id} と相手のカードに反映されます。`,
    team: (id) => `${id} のカードに現在の役割分担が反映されます。`,
    unlinked: (id) => `${id} との関連付けを解除しました。`,
  },
  handOver: {
    title: (id) => `${id} の引き継ぎ`,
    state: (state) => `*状態:* ${state}`,
    opened: (opened, last, findings) =>
      `*発生:* ${opened} · *最後の検出:* ${last} · *検出結果:* ${findings} 件`,
    nobody: '🎖️ 指揮を執る人は決まっていません。',
    done: '実施したこと',
    open: '残っていること',
    notes: 'メモ',
    nothing: 'なし',
  },
} satisfies typeof en
