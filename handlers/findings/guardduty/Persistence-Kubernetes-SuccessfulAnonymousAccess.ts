import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Kubernetes/SuccessfulAnonymousAccess',
  status: 'active',
  severity: 'high',
  attack: ['T1098.006', 'T1133'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An anonymous caller could make itself at home in the cluster',
    what: 'Without any login, a call succeeded that grants lasting access to the cluster. From here on the intruder need not be anonymous any more: closing the anonymous door leaves the account or job they made for themselves.',
    legitimate: [
      'Did a bootstrap script create objects before authentication was set up, on a cluster minutes old?',
      'Can you name everyone who could reach the endpoint at the time of the call?',
    ],
    steps: [
      'Record the objects made by system:anonymous, with uid and time, from the audit log.',
      'Shut the anonymous binding and the made objects in one go, so that neither can bring back the other.',
      'Go through aws eks list-access-entries, service accounts and validating or mutating webhooks for additions since that time.',
    ],
  },
  ja: {
    title: '匿名の呼び出し元によるクラスターへの足場づくり',
    what: 'ログインなしの呼び出しで、クラスターへの持続的なアクセスを得る操作が成功しました。侵入者はもう匿名でいる必要がありません。匿名の入口を閉じても、自分用に作ったアカウントやジョブが残ります。',
    legitimate: [
      '作成直後のクラスターで、認証の設定前に初期化スクリプトがオブジェクトを作っていませんか。',
      '呼び出しの時点でエンドポイントに届いた人を全員挙げられますか。',
    ],
    steps: [
      'system:anonymous が作成したオブジェクトを、uid と時刻とともに監査ログから記録する。',
      '匿名のバインディングと作成されたオブジェクトを同時に塞ぎ、片方からもう片方が復活しないようにする。',
      'aws eks list-access-entries、サービスアカウント、検証用と変更用の Webhook に、その時点以降の追加がないか調べる。',
    ],
  },
})
