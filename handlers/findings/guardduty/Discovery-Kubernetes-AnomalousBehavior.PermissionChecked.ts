import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:Kubernetes/AnomalousBehavior.PermissionChecked',
  status: 'active',
  severity: 'low',
  attack: ['T1069', 'T1613'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'A user asked what they are allowed to do in the cluster',
    what: 'Someone ran permission checks, as kubectl auth can-i does, for rights that lead to code execution or to more power, and did so unlike the usual users. It is the first command of a person who has just found a token and wonders what it is worth.',
    legitimate: [
      'Did a new colleague or a new tool such as Lens, k9s or Headlamp connect, which checks permissions on start?',
      'Is the user a service account whose pod normally never speaks to the API server?',
    ],
    steps: [
      'Look up in the audit log which rights were checked (SelfSubjectAccessReview) and which of them were allowed.',
      'If it was a service account, inspect its pod for a foreign shell before you touch it, since the token lies in the file system there.',
      'Remove rights that turned out to be allowed but are not needed, and watch the user for the calls that follow.',
    ],
  },
  ja: {
    title: 'クラスターで自分の権限を確かめる操作',
    what: '何者かが kubectl auth can-i のような権限確認を、コード実行や権限昇格につながる権限について、普段の利用者と異なる形で行いました。トークンを手に入れたばかりの人物が、その価値を確かめるために最初に打つコマンドです。',
    legitimate: [
      '起動時に権限を確認する Lens、k9s、Headlamp などのツールを、新しいメンバーが使い始めていませんか。',
      '普段は API サーバーと通信しない Pod のサービスアカウントではありませんか。',
    ],
    steps: [
      'どの権限が確認され (SelfSubjectAccessReview)、どれが許可と判定されたかを監査ログで調べる。',
      'サービスアカウントの場合は、手を加える前に Pod 内の不審なシェルを調べる。トークンはそのファイルシステムにある。',
      '許可されていたが不要な権限を取り除き、このユーザーが次に行う操作を見張る。',
    ],
  },
})
