import type en from './en.ts'

export default {
  title: '動作診断',
  well: (all: number) => `✅ ${all} 項目すべて正常です。`,
  ill: (bad: number, all: number) => `*${all} 項目のうち ${bad} 項目に対応が必要です*`,
  fail: (where: string, says: string) => `❌ ${where}: 問題があります。${says}`,
  unchecked: (where: string, says: string) => `❔ ${where}: 確認できませんでした。${says}`,
  mend: (command: string) => `対処: ${command}`,
  more: (count: number) => `ほか ${count} 項目。コマンドラインの hikeshi doctor ですべて表示`,
  replayed: (failed, strange, read, still, waiting) =>
    `再処理の対象: 失敗したイベント ${failed} 件、解釈できなかったイベント ${strange} 件。結果: 処理済み ${read} 件、変化なし ${still} 件、別のレプリカで処理中 ${waiting} 件。`,
  redriven: (taken) => `配信できなかったイベントの取り込み: ${taken} 件。`,
  left: (count) =>
    `${count} 件のメッセージはキューに残っています。そのアカウントのイベントではないか、イベントの形式ではないため、内容の確認が必要です。`,
  unreached: (places) => `読み取れなかったキュー: ${places}。`,
  nothing:
    '再処理するイベントはありません。失敗したイベント、解釈できないイベント、配信できなかったイベントはいずれもありません。',
  erased: (sessions, passkeys, links, records) =>
    `消去しました: コンソールのサインイン ${sessions} 件、パスキー ${passkeys} 件、使い捨てリンク ${links} 件、記録に含まれる文章 ${records} 件。監査証跡には ID と、消去した事実だけが残ります。消去前に作成したコピー (バックアップ、エクスポート、監査用バケット) は対象外です。`,
  stillNamed: 'hikeshi.yaml にはこの人がまだ記載されています。記載を削除してデプロイしてください。',
} satisfies typeof en
