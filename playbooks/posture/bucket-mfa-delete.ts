import * as kit from '#kit'

export default kit.defineCheck({
  id: 'bucket-mfa-delete',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '2.1.3', '3.0': '2.1.2', '5.0': '2.1.2', '6.0': '3.1.2', '7.0': '3.1.2' },
  securityHub: ['S3.20'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'Buckets ask for MFA before a version is deleted',
    why: 'Ransomware for buckets deletes the versions first. MFA Delete needs the root user and its device for that.',
    remedy: [
      'Turn on versioning with MFA Delete, as the root user, for buckets that must not be lost.',
      'Or use Object Lock in compliance mode, which the root user cannot undo either.',
    ],
    none: 'There is no bucket.',
  },
  ja: {
    title: 'バケットの MFA Delete',
    why: 'バケットを狙うランサムウェアは、まず過去のバージョンを削除します。MFA Delete があれば、ルートユーザーとその MFA デバイスが必要になります。',
    remedy: [
      '失ってはならないバケットで、ルートユーザーとしてバージョニングと MFA Delete を有効にします。',
      'または、ルートユーザーでも解除できないコンプライアンスモードのオブジェクトロックを使います。',
    ],
    none: 'バケットはありません。',
  },
  permissions: ['s3:GetBucketVersioning', 's3:ListAllMyBuckets'],
  none: 'not-applicable',
  gather: (scan) =>
    kit.eachBucket(scan, async (s3, Bucket) => {
      return (await s3.getBucketVersioning({ Bucket })).MFADelete === 'Enabled'
    }),
  judge: (buckets) =>
    buckets.map(({ bucket, found, unread }) => {
      if (unread !== undefined) return kit.unchecked(bucket, unread)
      return found
        ? kit.pass(bucket, {
            en: 'Versions cannot be deleted without MFA.',
            ja: 'バージョンの削除に MFA が必要です。',
          })
        : kit.fail(bucket, {
            en: 'Versions can be deleted without MFA.',
            ja: 'MFA なしでバージョンを削除できます。',
          })
    }),
})
