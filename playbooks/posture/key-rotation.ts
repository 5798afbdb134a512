import * as kit from '#kit'

export default kit.defineCheck({
  id: 'key-rotation',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {
    '1.1': '2.8',
    '1.2': '2.8',
    '1.4': '3.8',
    '3.0': '3.6',
    '5.0': '3.6',
    '6.0': '4.6',
    '7.0': '4.6',
  },
  securityHub: ['KMS.4'],
  frameworks: { 'nist-800-53': ['SC-12'], 'pci-dss': ['3.7.4'], 'iso-27001': ['A.8.24'] },
  en: {
    title: 'Customer managed keys are rotated',
    why: 'Rotation limits what one leaked version of the key material opens, and costs one setting.',
    remedy: [
      'Run aws kms enable-key-rotation --key-id <key>.',
      'For imported or asymmetric keys plan a rotation by hand.',
    ],
    none: 'There is no symmetric customer managed key in use in this region.',
  },
  ja: {
    title: 'カスタマー管理キーのローテーション',
    why: 'ローテーションは、キーマテリアルの 1 世代が漏えいしたときの影響を限定します。設定 1 つで済みます。',
    remedy: [
      'aws kms enable-key-rotation --key-id <キー> を実行します。',
      'インポートしたキーや非対称キーは、手動のローテーションを計画します。',
    ],
    none: 'このリージョンに、使用中の対称カスタマー管理キーはありません。',
  },
  permissions: ['kms:DescribeKey', 'kms:GetKeyRotationStatus', 'kms:ListKeys'],
  none: 'not-applicable',
  async gather({ aws }) {
    const keys = await kit.allPages(
      (Marker) => aws.kms.listKeys({ ...(Marker && { Marker }) }),
      ({ Keys }) => Keys,
    )
    const known = await Promise.all(
      keys.map(async ({ KeyId = '' }) => (await aws.kms.describeKey({ KeyId })).KeyMetadata),
    )
    const own = known.filter(
      (key) =>
        key?.KeyManager === 'CUSTOMER' &&
        key.KeyState === 'Enabled' &&
        key.KeySpec === 'SYMMETRIC_DEFAULT' &&
        key.Origin === 'AWS_KMS',
    )
    return Promise.all(
      own.map(async (key) => ({
        arn: key?.Arn ?? '',
        on: (await aws.kms.getKeyRotationStatus({ KeyId: key?.KeyId })).KeyRotationEnabled === true,
      })),
    )
  },
  judge: (keys) =>
    keys.map(({ arn, on }) =>
      on
        ? kit.pass(arn, { en: 'It is rotated.', ja: 'ローテーションが有効です。' })
        : kit.fail(arn, { en: 'It is not rotated.', ja: 'ローテーションが無効です。' }),
    ),
})
