import type en from './en.ts'

export default {
  title: '稼働状況',
  findings: (received: number, shown: number, folded: number, suppressed: number) =>
    `*受信した検出結果: ${received} 件* = 表示 ${shown} + 集約または待機 ${folded} + 抑制 ${suppressed}`,
  suppressed: (rules: number, untold: number, idle: number) =>
    `抑制の内訳: ルールによるもの ${rules} 件、通知先のチャンネルがないもの ${untold} 件、通知前に解決したもの ${idle} 件`,
  backlog: (waiting: number, notUnderstood: number, failed: number) =>
    `イベント: 未処理 ${waiting} 件、解釈できないもの ${notUnderstood} 件、失敗 ${failed} 件`,
  channel: (channel: string, wanted: number) => `${channel}: 表示待ちのカード ${wanted} 件`,
  storm: (since: string, folded: number) =>
    `🌊 ${since} からアラートが急増中、インシデント ${folded} 件を集約`,
  chatOk: (at: string) => `Slack への最後の送信 ${at}`,
  chatUnused: 'Slack への送信なし',
  chatFailed: (at: string) => `⚠️ Slack への送信に失敗 (${at})`,
  chatAgain: (at: string) => `次の再試行 ${at}`,
  account: (account: string, at: string) => `${account}: 最後のイベント ${at}`,
  store: (version: string, replicas: number) =>
    `データストア: PostgreSQL ${version}、接続中のボット ${replicas} 台`,
} satisfies typeof en
