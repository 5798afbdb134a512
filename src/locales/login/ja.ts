import type en from './en.ts'

const ja: typeof en = {
  title: 'Hikeshi へのサインイン',
  failed:
    'サインインできませんでした。このブラウザーで始めた手続きではないか、時間切れか、拒否されています。',
  away: '認証サービスが応答しません。1 分ほどしてからもう一度お試しください。Slack のカードとボタンは通常どおり使えます。',
  out: 'サインアウトしました。',
  unknown: (id) =>
    `本人確認はできましたが、hikeshi.yaml に該当する方がいません。Hikeshi の管理者に、login.people へ ${id} を追加するよう依頼してください。`,
  noRole: (who) =>
    `${who} としてサインインしましたが、hikeshi.yaml でロールが割り当てられていません。Hikeshi の管理者に、people へ ${who} を追加するよう依頼してください。`,
  again: 'サインイン',
}
export default ja
