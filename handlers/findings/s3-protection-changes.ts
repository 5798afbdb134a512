import { at, defineCallAlarm, gather, inventedCall, requestFacts, subjectAt, text } from '#kit'

const blocks = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets']

/** The safety nets under a bucket, which CIS 3.8 forgets: Block Public Access, encryption, versions. */
export default defineCallAlarm({
  id: 's3-protection-changes',
  en: {
    title: 'S3 protection change',
    done: 'A safety net under a bucket was changed. By itself this exposes or deletes nothing, but it is what has to go first: look for a public policy, or for deletions, right after it.',
    tried:
      'Somebody wanted to change a safety net under a bucket, and S3 turned the call down. The net holds; see what else the same credentials asked for.',
  },
  ja: {
    title: 'S3 の保護設定の変更',
    done: 'バケットを守る安全策の設定が変わりました。これだけで公開や削除が起きるわけではありませんが、その前段階として使われます。直後にポリシーの公開設定やオブジェクトの削除がないかを確認してください。',
    tried:
      'バケットを守る安全策を変える操作がありましたが、S3 に拒否されました。保護は有効なままです。同じ認証情報によるほかの操作も確認してください。',
  },
  kind: { en: 'S3 bucket or account', ja: 'S3 バケットまたはアカウント' },
  thing: ['requestParameters.bucketName', 'recipientAccountId'],
  calls: {
    s3: {
      PutBucketPublicAccessBlock: [
        'low',
        'set|set Block Public Access of bucket @',
        'バケット @ のブロックパブリックアクセスを設定',
      ],
      DeleteBucketPublicAccessBlock: [
        'high',
        'removed|remove Block Public Access from bucket @',
        'バケット @ のブロックパブリックアクセスを解除',
      ],
      PutAccountPublicAccessBlock: [
        'low',
        'set|set Block Public Access of account @',
        'アカウント @ 全体のブロックパブリックアクセスを設定',
      ],
      DeleteAccountPublicAccessBlock: [
        'high',
        'removed|remove Block Public Access from account @',
        'アカウント @ 全体のブロックパブリックアクセスを解除',
      ],
      DeleteBucketEncryption: [
        'medium',
        'removed|remove the default encryption of bucket @',
        'バケット @ のデフォルト暗号化を解除',
      ],
      PutBucketVersioning: [
        'low',
        'set|set versioning of bucket @',
        'バケット @ のバージョニングを設定',
      ],
    },
  },
  look(detail, { name }) {
    const request = at(detail, 'requestParameters')
    const has = (member: string, value: string) =>
      gather(request, member).some((one) => text(one) === value)
    const found = {
      facts: requestFacts(detail, 'bucketName'),
      subject: subjectAt(detail, { bucket: 'requestParameters.bucketName' }),
    }
    if (name.startsWith('Put') && blocks.some((one) => has(one, 'false')))
      return {
        ...found,
        deed: [
          'high',
          'loosened|loosen Block Public Access of @',
          '@ のブロックパブリックアクセスを緩和',
        ],
      }
    if (name === 'PutBucketVersioning' && has('Status', 'Suspended'))
      return {
        ...found,
        deed: [
          'medium',
          'suspended|suspend versioning of bucket @',
          'バケット @ のバージョニングを停止',
        ],
      }
    return found
  },
  sample: inventedCall('s3', 'DeleteBucketPublicAccessBlock', {
    requestParameters: {
      bucketName: 'shop-invoices-111122223333',
      Host: 'shop-invoices-111122223333.s3.ap-northeast-1.amazonaws.com',
      publicAccessBlock: '',
    },
  }),
})
