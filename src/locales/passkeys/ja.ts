import type en from './en.ts'

export default {
  titles: {
    approve: 'パスキーで承認',
    'break-glass': 'パスキーで緊急実行',
    register: 'パスキーの登録',
  },
  leads: {
    approve: (who) => `${who} として、次の内容をそのとおり承認します。`,
    'break-glass': (who) => `${who} として、次の内容を承認を待たずに単独で実行します。`,
    register: (who) =>
      `このパスキーは、承認するのが ${who} 本人であることの証明に使います。管理者が確認した後に有効になります。`,
  },
  undoOf: (title) => `元に戻す: ${title}`,
  where: (account, region) => `アカウント ${account} · ${region}`,
  plan: (hash) => `計画 ${hash}`,
  more: (lines) => `ほか ${lines} 件。すべての変更は、カードの「計画を表示」で確認できます。`,
  notYours:
    '心当たりがない場合や、意図した内容と異なる場合は、このページを閉じてください。何も実行されません。',
  once: (minutes) =>
    `このリンクはあなた専用です。発行から ${minutes} 分以内に 1 回だけ使用できます。`,
  buttons: {
    approve: '承認',
    'break-glass': '単独で実行',
    register: 'パスキーを作成',
  },
  working: 'パスキーの操作を待っています…',
  cancelled:
    'パスキーを確認できませんでした。操作がキャンセルされたか、このデバイスに登録済みのパスキーがありません。もう一度試すか、このページを閉じてください。',
  lost: '応答がなく、反映されたかどうかは不明です。もう一度試す前にカードを確認してください。',
  done: '完了しました。結果はカードに表示されます。このページは閉じてかまいません。',
  registered: (code, who) =>
    `パスキーを登録しました。コード ${code} を、電話または対面で管理者に伝えてください。管理者が次のコマンドを入力すると有効になります: /hikeshi passkey confirm ${who} ${code}`,
  gone: 'このリンクは使用済み、期限切れ、または無効です。カードのボタンをもう一度押すか、/hikeshi passkey を入力してください。',
  link: (url, minutes) =>
    `承認に使うデバイスで <${url}|パスキーを登録> してください。このリンクはあなた専用で、${minutes} 分以内に 1 回だけ使用できます。`,
  linkPlain: (url, minutes) =>
    `承認に使うデバイスで、${minutes} 分以内に次の URL を開いてください (使用できるのは 1 回だけです): ${url}`,
  none: (who) => `${who} のパスキーは登録されていません。`,
  row: (code, at) => `${code}  登録日時 ${at}`,
  waits: '管理者の確認待ち',
  confirmedBy: (who) => `確認者 ${who}`,
  confirmed: (code, who) =>
    `${who} のパスキー ${code} が有効になりました。本人から聞いたコードと異なる場合は、直ちに /hikeshi passkey remove で削除してください。`,
  removed: (code, who) => `${who} のパスキー ${code} を削除しました。`,
} satisfies typeof en
