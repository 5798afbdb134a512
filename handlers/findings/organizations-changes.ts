import { defineCallAlarm, inventedCall } from '#kit'

/** The roof over all accounts: CIS 4.15 of v1.4 and later, and the calls that came after its list. */
export default defineCallAlarm({
  id: 'organizations-changes',
  cis: '4.15',
  en: {
    title: 'AWS Organizations change',
    done: 'The organization itself was changed. A service control policy, an account or a delegation decided here binds or frees every account below; only a handful of people should ever do this.',
    tried:
      'Somebody wanted to change the organization, and AWS turned the call down. An account that tries to leave is trying to shake off its guardrails.',
  },
  ja: {
    title: 'AWS Organizations の変更',
    done: '組織そのものが変更されました。ここでのサービスコントロールポリシー、アカウント、委任の変更は、配下のすべてのアカウントに影響します。行うのはごく限られた担当者だけのはずです。',
    tried:
      '組織を変更する操作が試みられましたが、AWS に拒否されました。組織から離脱しようとする操作は、ガードレールを外すことが目的かもしれません。',
  },
  kind: { en: 'Organizations target', ja: 'Organizations の対象' },
  thing: [
    'requestParameters.policyId',
    'requestParameters.accountId',
    'requestParameters.handshakeId',
    'requestParameters.organizationalUnitId',
    'requestParameters.target.id',
    'requestParameters.servicePrincipal',
    'requestParameters.policyType',
    'requestParameters.name',
    'requestParameters.accountName',
    'recipientAccountId',
  ],
  calls: {
    organizations: {
      AcceptHandshake: ['medium', 'accepted|accept handshake @', 'ハンドシェイク @ を承諾'],
      AttachPolicy: [
        'medium',
        'attached|attach organization policy @',
        '組織のポリシー @ をアタッチ',
      ],
      CreateAccount: [
        'medium',
        'created|create account @ in the organization',
        '組織内にアカウント @ を作成',
      ],
      CreateOrganizationalUnit: [
        'low',
        'created|create organizational unit @',
        '組織単位 @ を作成',
      ],
      CreatePolicy: ['low', 'created|create organization policy @', '組織のポリシー @ を作成'],
      DeclineHandshake: ['low', 'declined|decline handshake @', 'ハンドシェイク @ を辞退'],
      DeleteOrganization: ['high', 'deleted|delete the organization', '組織を削除'],
      DeleteOrganizationalUnit: [
        'medium',
        'deleted|delete organizational unit @',
        '組織単位 @ を削除',
      ],
      DeletePolicy: ['high', 'deleted|delete organization policy @', '組織のポリシー @ を削除'],
      DetachPolicy: [
        'high',
        'detached|detach organization policy @',
        '組織のポリシー @ をデタッチ',
      ],
      DisablePolicyType: [
        'high',
        'disabled|disable policies of type @ in the organization',
        '組織のポリシータイプ @ を無効化',
      ],
      EnablePolicyType: [
        'low',
        'enabled|enable policies of type @ in the organization',
        '組織のポリシータイプ @ を有効化',
      ],
      InviteAccountToOrganization: [
        'medium',
        'invited|invite account @ to the organization',
        'アカウント @ を組織に招待',
      ],
      LeaveOrganization: [
        'high',
        'took|take account @ out of its organization',
        'アカウント @ の組織からの離脱を実行',
      ],
      MoveAccount: [
        'medium',
        'moved|move account @ to another organizational unit',
        'アカウント @ を別の組織単位に移動',
      ],
      RemoveAccountFromOrganization: [
        'high',
        'removed|remove account @ from the organization',
        'アカウント @ を組織から削除',
      ],
      UpdatePolicy: ['high', 'rewrote|rewrite organization policy @', '組織のポリシー @ を更新'],
      UpdateOrganizationalUnit: [
        'low',
        'renamed|rename organizational unit @',
        '組織単位 @ の名前を変更',
      ],
      CreateOrganization: ['medium', 'created|create an organization', '組織を作成'],
      CancelHandshake: ['low', 'cancelled|cancel handshake @', 'ハンドシェイク @ をキャンセル'],
      EnableAllFeatures: [
        'medium',
        'turned|turn on all features of the organization',
        '組織のすべての機能を有効化',
      ],
      CloseAccount: ['high', 'closed|close account @', 'アカウント @ を解約'],
      RegisterDelegatedAdministrator: [
        'high',
        'made|make account @ a delegated administrator',
        'アカウント @ を委任管理者に登録',
      ],
      DeregisterDelegatedAdministrator: [
        'high',
        'removed|remove account @ as a delegated administrator',
        'アカウント @ の委任管理者登録を解除',
      ],
      DisableAWSServiceAccess: [
        'high',
        'revoked|revoke the access of @ to the organization',
        '組織に対する @ の信頼されたアクセスを無効化',
      ],
    },
  },
  sample: inventedCall('organizations', 'DetachPolicy', {
    awsRegion: 'us-east-1',
    requestParameters: { policyId: 'p-0a1b2c3d', targetId: 'ou-a1b2-0c3d4e5f' },
  }),
})
