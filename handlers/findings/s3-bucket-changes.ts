import {
  allowsIn,
  at,
  defineCallAlarm,
  fact,
  gather,
  inventedCall,
  num,
  requestFacts,
  subjectAt,
} from '#kit'

const publicGrant = /acs\.amazonaws\.com\/groups\/global\/|"public-read/
/** Days after which nobody will have noticed yet that objects are about to go. */
const soon = 7

/** Who may read a bucket, and where and how long its data is kept: CIS 3.8. */
export default defineCallAlarm({
  id: 's3-bucket-changes',
  cis: '3.8',
  en: {
    title: 'S3 bucket policy or ACL change',
    done: 'Who may read a bucket, where it is copied, or how long it is kept has changed. Once strangers have read it there is no way back, so close an opening first and ask afterwards.',
    tried:
      'Somebody wanted to change who may read a bucket or what becomes of its data, and S3 turned the call down. Find out why these credentials asked.',
  },
  ja: {
    title: 'S3 バケットポリシー・ACL などの変更',
    done: 'バケットを閲覧できる相手、複製先、または保存期間が変わりました。一度外部に読まれたデータは取り戻せません。公開された可能性があれば、確認より先に設定を閉じてください。',
    tried:
      'バケットを閲覧できる相手やデータの扱いを変える操作がありましたが、S3 に拒否されました。この認証情報で操作された理由を調べてください。',
  },
  kind: { en: 'S3 bucket', ja: 'S3 バケット' },
  thing: ['requestParameters.bucketName'],
  calls: {
    s3: {
      PutBucketAcl: ['medium', 'changed|change the ACL of bucket @', 'バケット @ の ACL を変更'],
      PutBucketPolicy: [
        'medium',
        'wrote|write the policy of bucket @',
        'バケット @ のバケットポリシーを設定',
      ],
      PutBucketCors: [
        'low',
        'changed|change the CORS rules of bucket @',
        'バケット @ の CORS 設定を変更',
      ],
      PutBucketLifecycle: [
        'medium',
        'changed|change the lifecycle rules of bucket @',
        'バケット @ のライフサイクルルールを変更',
      ],
      PutBucketReplication: [
        'medium',
        'set|set up replication of bucket @',
        'バケット @ のレプリケーションを設定',
      ],
      DeleteBucketPolicy: [
        'medium',
        'deleted|delete the policy of bucket @',
        'バケット @ のバケットポリシーを削除',
      ],
      DeleteBucketCors: [
        'low',
        'deleted|delete the CORS rules of bucket @',
        'バケット @ の CORS 設定を削除',
      ],
      DeleteBucketLifecycle: [
        'low',
        'deleted|delete the lifecycle rules of bucket @',
        'バケット @ のライフサイクルルールを削除',
      ],
      DeleteBucketReplication: [
        'medium',
        'stopped|stop replication of bucket @',
        'バケット @ のレプリケーションを解除',
      ],
    },
  },
  look(detail, { name, account }) {
    const request = at(detail, 'requestParameters')
    const policy = allowsIn(at(request, 'bucketPolicy'), account)
    const days = gather(at(request, 'LifecycleConfiguration'), 'Expiration').map((one) =>
      num(at(one, 'Days')),
    )
    const found = {
      facts: [
        ...fact({ en: 'Bucket policy', ja: 'バケットポリシー' }, policy.lines),
        ...fact({ en: 'Accounts let in', ja: '許可されたアカウント' }, policy.accounts),
        ...requestFacts(detail, 'bucketPolicy', 'bucketName'),
      ],
      subject: subjectAt(detail, { bucket: 'requestParameters.bucketName' }),
    }
    if (name === 'PutBucketPolicy' && policy.everybody)
      return {
        ...found,
        deed: [
          'high',
          'opened|open bucket @ to everybody by its policy',
          'バケットポリシーでバケット @ を全員に公開',
        ],
      }
    if (name === 'PutBucketAcl' && publicGrant.test(JSON.stringify(request ?? '')))
      return {
        ...found,
        deed: [
          'high',
          'opened|open bucket @ to everybody by its ACL',
          'ACL でバケット @ を全員に公開',
        ],
      }
    if (name === 'PutBucketLifecycle' && days.some((one) => one !== undefined && one <= soon))
      return {
        ...found,
        deed: [
          'high',
          'set|set objects of bucket @ to expire within days',
          'バケット @ のオブジェクトが数日で失効するよう設定',
        ],
      }
    return found
  },
  sample: inventedCall('s3', 'PutBucketPolicy', {
    requestParameters: {
      bucketName: 'shop-invoices-111122223333',
      Host: 'shop-invoices-111122223333.s3.ap-northeast-1.amazonaws.com',
      policy: '',
      bucketPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::shop-invoices-111122223333/*',
          },
        ],
      },
    },
  }),
})
