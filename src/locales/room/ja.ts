import type en from './en.ts'

export default {
  button: '専用チャンネル',
  at: (channel) => `💬 このインシデントのチャンネル: ${channel}`,
  archived: (channel) => `💬 このインシデントのチャンネルはアーカイブ済みです: ${channel}`,
  making: '💬 このインシデントのチャンネルを作成しています。',
  topic: (severity, title, where, state, leader) =>
    `重要度 ${severity} · ${title} · ${where} · ${state} · ${leader}`,
  nobody: '指揮者は未定',
  stranger: (who, why) => `${who} はチャンネルに参加していません: ${why}`,
  what: {
    create: 'チャンネルを作成できませんでした',
    topic: 'チャンネルのトピックを設定できませんでした',
    invite: 'チャンネルに招待できませんでした',
    archive: 'チャンネルをアーカイブできませんでした',
    unarchive: 'チャンネルのアーカイブを解除できませんでした',
  },
  errors: {
    missing_scope: (needed, provided) =>
      `Slack アプリにスコープ ${needed} がありません (現在のスコープ: ${provided})。管理者が slack-manifest.yaml のとおりに追加してアプリを再インストールした後、「専用チャンネル」をもう一度押してください。`,
    user_not_found:
      'このワークスペースにいないか、無効化されたユーザーです。必要に応じて、ほかの人を手動で招待してください。',
    is_archived:
      'チャンネルが手動でアーカイブされています。Slack で解除するか、「専用チャンネル」を押して新しく作成してください。',
    name_taken:
      '同じ名前のチャンネルがすでにあります。古いチャンネルの名前を変更した後、「専用チャンネル」をもう一度押してください。',
    restricted_action:
      'ワークスペースの設定により、アプリにこの操作が許可されていません。管理者が「設定と権限」で許可した後、「専用チャンネル」をもう一度押してください。',
    not_in_channel:
      'ボットがチャンネルに参加していません。/invite で招待するか、「専用チャンネル」を押して新しく作成してください。',
    channel_not_found:
      'チャンネルが Slack にありません。「専用チャンネル」を押して新しく作成してください。',
    cant_invite:
      'Slack の制限により、この人は招待できません。必要に応じて、ほかの人を手動で招待してください。',
  },
  unarchive: (code) =>
    `Slack の応答は ${code} です。Slack ではボットによる解除ができないことがあります。手動で解除してボットを招待するか、「専用チャンネル」を押して新しく作成してください。`,
  other: (code) =>
    `Slack の応答は ${code} です。原因を取り除いた後、「専用チャンネル」をもう一度押してください。`,
  said: {
    made: (channel, incident) =>
      `${channel} が ${incident} の専用チャンネルです。カードもそこに表示されます。`,
    waits: (incident) =>
      `${incident} の専用チャンネルを依頼しました。Slack が応答し次第作成し、カードに表示します。`,
  },
} satisfies typeof en
