import {
  allowsIn,
  at,
  defineCallAlarm,
  fact,
  inventedCall,
  requestFacts,
  subjectAt,
  textAt,
  trustingRole,
} from '#kit'

/** Who may become somebody in this account: trust policies, identity providers and certificate anchors. */
export default defineCallAlarm({
  id: 'trust-changes',
  en: {
    title: 'Role trust or identity provider change',
    done: 'Somebody else may now become a role of this account. A trust that names a foreign account or provider keeps working after every key was rotated; check each name below against the accounts and providers you know.',
    tried:
      'Somebody wanted to change who may become a role of this account, and was turned down. Trust is as before; the wish itself is reason enough to look at these credentials.',
  },
  ja: {
    title: 'ロールの信頼関係・ID プロバイダーの変更',
    done: 'このアカウントのロールを引き受けられる相手が変わりました。外部アカウントや外部プロバイダーへの信頼は、キーをすべてローテーションしても残ります。下に示す相手が把握しているものかどうかを一つずつ確認してください。',
    tried:
      'ロールを引き受けられる相手を変えようとする操作がありましたが、拒否されました。信頼関係は以前のままです。操作に使われた認証情報を調べてください。',
  },
  kind: { en: 'Role or identity provider', ja: 'ロールまたは ID プロバイダー' },
  thing: [
    'requestParameters.roleName',
    'requestParameters.sAMLProviderArn',
    'responseElements.sAMLProviderArn',
    'requestParameters.openIDConnectProviderArn',
    'requestParameters.name',
    'requestParameters.url',
  ],
  calls: {
    iam: {
      UpdateAssumeRolePolicy: [
        'medium',
        'changed|change who may assume role @',
        'ロール @ の信頼ポリシーを変更',
      ],
      CreateSAMLProvider: ['medium', 'added|add SAML provider @', 'SAML プロバイダー @ を追加'],
      UpdateSAMLProvider: [
        'high',
        'replaced|replace the metadata of SAML provider @',
        'SAML プロバイダー @ のメタデータを置換',
      ],
      CreateOpenIDConnectProvider: [
        'medium',
        'added|add OpenID Connect provider @',
        'OpenID Connect プロバイダー @ を追加',
      ],
      AddClientIDToOpenIDConnectProvider: [
        'medium',
        'added|add a client to OpenID Connect provider @',
        'OpenID Connect プロバイダー @ にクライアントを追加',
      ],
      UpdateOpenIDConnectProviderThumbprint: [
        'high',
        'changed|change the thumbprint of OpenID Connect provider @',
        'OpenID Connect プロバイダー @ のサムプリントを変更',
      ],
    },
    rolesanywhere: {
      CreateTrustAnchor: [
        'high',
        'created|create Roles Anywhere trust anchor @',
        'Roles Anywhere の信頼アンカー @ を作成',
      ],
      UpdateTrustAnchor: [
        'high',
        'changed|change Roles Anywhere trust anchor @',
        'Roles Anywhere の信頼アンカー @ を変更',
      ],
      CreateProfile: [
        'medium',
        'created|create Roles Anywhere profile @',
        'Roles Anywhere のプロファイル @ を作成',
      ],
    },
  },
  look(detail, { account, who }) {
    const trust = allowsIn(at(detail, 'requestParameters.policyDocument'), account)
    const outsiders = [...(trust.everybody ? ['*'] : []), ...trust.accounts]
    return {
      severity: outsiders.length > 0 ? 'high' : undefined,
      facts: [
        ...fact({ en: 'Trust policy', ja: '信頼ポリシー' }, trust.lines),
        ...fact({ en: 'Accounts let in', ja: '許可されたアカウント' }, trust.accounts),
        ...requestFacts(detail, 'policyDocument', 'sAMLMetadataDocument', 'source'),
      ],
      subject: {
        // Of a role that calls, its own name is what its sessions are revoked by.
        ...(who.subject.roleName === undefined &&
          subjectAt(detail, { roleName: 'requestParameters.roleName' })),
        ...trustingRole(textAt(detail, 'requestParameters.roleName'), outsiders, account),
      },
    }
  },
  sample: inventedCall('iam', 'UpdateAssumeRolePolicy', {
    awsRegion: 'us-east-1',
    requestParameters: {
      roleName: 'shop-web',
      policyDocument:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"sts:AssumeRole"}]}',
    },
  }),
})
