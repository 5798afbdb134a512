import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration',
  status: 'unlisted',
  severity: 'high',
  now: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
  attack: ['T1552.005', 'T1078.004'],
  playbooks: [
    'revoke-role-sessions',
    'isolate-instance',
    'snapshot-volumes',
    'require-imdsv2',
    'detach-instance-profile',
  ],
  en: {
    title: 'Instance credentials were used elsewhere (old name)',
    what: 'Keys that the metadata service issued to one EC2 instance signed calls from another place. Until September 2021 this was the only name for it; the successor ends in .OutsideAWS and learns which networks you use, so the old form raised more false alarms from VPN and Outposts setups.',
    legitimate: [
      'Does the address belong to your own proxy, VPN gateway or Outposts rack?',
      'Was a script tested with credentials pasted from the instance?',
    ],
    steps: [
      "Take the role name from the key's AROA principal and deny its sessions issued before now; all instances with the role must fetch new ones.",
      'Snapshot the volumes and isolate the instance on which the credentials were born.',
      "Read its web server's access log for requests that carry 169.254.169.254 in a parameter.",
    ],
  },
  ja: {
    title: 'インスタンスの認証情報の別の場所での使用 (旧名)',
    what: 'メタデータサービスが 1 台の EC2 インスタンスに発行した鍵で、別の場所から API が呼び出されました。2021 年 9 月まではこの名前しかありませんでした。後継は末尾が .OutsideAWS で、普段使うネットワークを学習します。旧タイプは VPN や Outposts の構成で誤検知が多めです。',
    legitimate: [
      'アドレスは、自社のプロキシ、VPN ゲートウェイ、Outposts のものではありませんか。',
      'インスタンスから写した認証情報で、スクリプトを試していませんでしたか。',
    ],
    steps: [
      '鍵の AROA プリンシパルからロール名を読み取り、現時点より前に発行されたセッションを拒否する。同じロールの全インスタンスが再取得することになる。',
      'ボリュームのスナップショットを取得し、認証情報の発行先だったインスタンスを隔離する。',
      'その Web サーバーのアクセスログで、パラメーターに 169.254.169.254 を含むリクエストを探す。',
    ],
  },
})
