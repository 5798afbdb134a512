import type en from './en.ts'

export default {
  title: (incidents: number) =>
    `🌊 アラートの急増: ${incidents} 件のインシデントをこのカードに集約`,
  over: (incidents: number) =>
    `🌊 アラートの急増は収束: ${incidents} 件のインシデントをこのカードに集約`,
  sum: (findings: number, incidents: number, since: string) =>
    `*検出結果 ${findings} 件、インシデント ${incidents} 件* (${since} から)。重大なものは含まれません。重大なものには、すぐに個別のカードを出します。`,
  actors: '件数の多いアクター',
  types: '件数の多いタイプ',
  accounts: 'アカウント',
  talker: (name: string, findings: number, incidents: number) =>
    `${name} – 検出結果 ${findings} 件、インシデント ${incidents} 件`,
  list: '一覧を見る',
  open: 'カードを出す',
  mute: (actor: string) => `${actor} を 2 時間ミュート`,
  muteTitle: 'このアクターを 2 時間ミュートしますか?',
  muteText: (actor: string) =>
    `${actor} の操作は、重大なものを除き、2 時間カードになりません。集約済みの分は確認済みとして扱います。この操作はあなたの名前で記録されます。`,
  muteYes: 'ミュート',
  muteReason: 'アラートの急増中に 2 時間ミュート',
  muted: (actor: string, until: string, incidents: number) =>
    `${actor} を ${until} までミュートしました。集約済みのインシデント ${incidents} 件のカードは出しません。`,
  meanwhile: (shown: number) =>
    `10 秒ごとに更新します。個別のカードを出したもの: ${shown} 件。残りは収束後に出します。`,
  afterwards: (shown: number) =>
    `これから、重要度の高い順に個別のカードを出します。出したもの: ${shown} 件。`,
  nothingFolded:
    '集約中のインシデントはありません。すべて個別のカードを出したか、これから出します。',
  moreFolded: (count: number) => `… 他 ${count} 件 (最近のものは /hikeshi incidents で一覧)`,
} satisfies typeof en
