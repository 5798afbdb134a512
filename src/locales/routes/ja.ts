import type en from './en.ts'

export default {
  notUnderstood:
    'このイベントを扱うハンドラーがありません。解釈できないイベントとして保管されます。',
  read: (source: string, findings: number) => `読み取り: ${source}、検出結果 ${findings} 件`,
  finding: (severity: string, type: string, account: string, region: string) =>
    `重要度 ${severity}  ${type}  ${account}  ${region}`,
  overridden: (was: string, now: string) =>
    `  重要度: 検出元では ${was}、hikeshi.yaml により ${now}`,
  fits: (route: number) => `  ルート ${route}: 一致`,
  missed: (route: number, part: string) => `  ルート ${route}: 不一致 (${part})`,
  fellThrough: '  一致するルートなし: すべてのチャンネルが対象',
  told: (channel: string) => `  通知先: ${channel}`,
  toldLater: (channel: string) => `  通知先: ${channel} (通知を控える時間帯が終わってから)`,
  spared: (channel: string, from: string) => `  対象外: ${channel} (重要度 ${from} 以上のみ)`,
  nobody: '  通知先なし',
  owners: (ids: string) => `  メンション: ${ids}`,
} satisfies typeof en
