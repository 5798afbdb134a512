import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/TorIPCaller.SuccessfulLogin',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003', 'T1078', 'T1213.006'],
  playbooks: ['isolate-database'],
  en: {
    title: 'Someone is in the database by way of Tor',
    what: 'A login through a Tor exit node was accepted. Few explanations are innocent: the caller has working database credentials and hides where they are used from. Expect a dump or an extortion note in a dropped table, as seen with open databases for years.',
    legitimate: [
      'Can the named owner of this database user show that the connection through Tor was deliberate?',
      'Does an exercise of your red team list this login in its plan, with the time?',
    ],
    steps: [
      'Secure the state first: a manual snapshot and a copy of the logs, for ransom crews drop tables after they have copied them.',
      'Lock the user out with ALTER ROLE … NOLOGIN or ACCOUNT LOCK, end its connections, and take the public route away.',
      'Check tables, row counts and stored functions against the last backup, and ask for a restore point from before the login.',
    ],
  },
  ja: {
    title: 'Tor 経由でのデータベースログイン成功',
    what: 'Tor の出口ノードからのログインが受け入れられました。無害な説明はほとんど考えられません。相手は有効なデータベースの認証情報を持ち、居場所を隠しています。公開されたデータベースで以前から繰り返されてきたとおり、ダンプの取得や、テーブルを消して身代金の要求文を残す行為が予想されます。',
    legitimate: [
      'このデータベースユーザーの持ち主は、意図して Tor で接続したことを示せますか。',
      'レッドチーム演習の計画に、このログインが時刻とともに記載されていますか。',
    ],
    steps: [
      'まず現状を確保する。身代金目的の攻撃者は複製後にテーブルを削除するため、手動スナップショットとログの写しを取る。',
      'ALTER ROLE … NOLOGIN や ACCOUNT LOCK でユーザーを締め出し、接続を切り、パブリックな経路をなくす。',
      'テーブル、行数、ストアド関数を直近のバックアップと比べ、ログイン前の復元ポイントを確保する。',
    ],
  },
})
