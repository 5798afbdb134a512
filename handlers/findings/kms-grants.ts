import { defineCallAlarm, inventedCall, textAt } from '#kit'

/** Use of a key given away by a grant, to somebody who is no AWS service. */
export default defineCallAlarm({
  id: 'kms-grants',
  en: {
    title: 'KMS key grant',
    done: 'Somebody may now use a key who could not before. A grant shows up in no policy, so it outlives every review of them; look up who the grantee below is, and retire the grant if nobody can say.',
    tried: 'Somebody wanted to give away the use of a KMS key, and KMS refused. No grant was made.',
  },
  ja: {
    title: 'KMS キーの許可 (grant) の作成',
    done: 'これまで使えなかった相手が KMS キーを使えるようになりました。許可 (grant) はポリシーに現れず、ポリシーの見直しでは見つかりません。下の被付与者が誰かを確認し、わからなければ許可を取り消してください。',
    tried:
      'KMS キーの使用をほかの相手に許可しようとする操作がありましたが、KMS に拒否されました。許可は作られていません。',
  },
  kind: { en: 'KMS key', ja: 'KMS キー' },
  thing: ['requestParameters.keyId', 'resources.ARN'],
  calls: {
    kms: { CreateGrant: ['medium', 'granted|grant use of KMS key @', 'KMS キー @ の使用を許可'] },
  },
  only: {
    kms: {
      // EBS, RDS and others make grants for themselves all day long.
      userIdentity: { invokedBy: [{ exists: false }] },
      requestParameters: { granteePrincipal: [{ 'anything-but': { suffix: '.amazonaws.com' } }] },
    },
  },
  look(detail, { account }) {
    const grantee = textAt(detail, 'requestParameters.granteePrincipal') ?? ''
    const owner = /^arn:[\w-]+:\w+::(\d{12}):/.exec(grantee)?.[1]
    return { severity: owner !== undefined && owner !== account ? 'high' : undefined }
  },
  sample: inventedCall('kms', 'CreateGrant', {
    requestParameters: {
      keyId: '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f',
      granteePrincipal: 'arn:aws:iam::444455556666:root',
      operations: ['Decrypt', 'DescribeKey'],
    },
    responseElements: { grantId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  }),
})
