import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:IAMUser/ResourcePermissions',
  status: 'retired',
  severity: 'medium',
  attack: ['T1098', 'T1530'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: "A principal rewrote a resource's access policy for the first time",
    what: 'PutBucketPolicy or the policy call of another service was made by a principal that had never made one. Rights written into the resource survive when the user behind them is deleted, because the grantee may sit in a foreign account. GuardDuty has stopped sending this type, but the door may still be open.',
    legitimate: [
      'Did a sharing agreement with a partner account begin at that time?',
      'Were CloudFront, log delivery or replication set up on this resource then?',
    ],
    steps: [
      'Compare the policy of today with the one in AWS Config history before the call, statement by statement.',
      'Save the policy, take out principals that you cannot name, and let IAM Access Analyzer list what else is shared outside.',
      'See in the data events whether the foreign principal has used its access, then deactivate the key that granted it.',
    ],
  },
  ja: {
    title: 'リソースのアクセスポリシーを初めて書き換えたプリンシパル',
    what: 'PutBucketPolicy やほかのサービスのポリシー操作が、一度も行ったことのないプリンシパルから実行されました。リソース側に書かれた権限は、許可先が外部アカウントの場合もあるため、書いたユーザーを削除しても残ります。GuardDuty はこのタイプの発行をやめましたが、扉はまだ開いているかもしれません。',
    legitimate: [
      'その時期に、取引先アカウントとの共有を始めていませんでしたか。',
      'このリソースに CloudFront、ログ配信、レプリケーションを設定した時期と重なりませんか。',
    ],
    steps: [
      '現在のポリシーと、AWS Config の履歴にある呼び出し前のポリシーを、ステートメントごとに比べる。',
      'ポリシーを保存してから素性の分からないプリンシパルを外し、ほかに外部と共有しているものを IAM Access Analyzer で洗い出す。',
      '外部のプリンシパルが権限を使ったかどうかをデータイベントで確かめ、付与に使われたアクセスキーを無効化する。',
    ],
  },
})
