import * as kit from '#kit'

export default kit.defineCheck({
  id: 'ebs-encrypted-by-default',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '1.4': '2.2.1', '3.0': '2.2.1', '5.0': '5.1.1', '6.0': '6.1.1', '7.0': '6.1.1' },
  securityHub: ['EC2.7'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'New EBS volumes are encrypted by default',
    why: 'A snapshot that is shared by mistake is readable by everybody, unless the key stays here.',
    remedy: [
      'Run aws ec2 enable-ebs-encryption-by-default in each region.',
      'Choose a key of your own as the default, so that snapshots cannot be shared without it.',
    ],
    none: 'There is always a region to look at.',
  },
  ja: {
    title: 'EBS ボリュームの既定での暗号化',
    why: '誤って共有されたスナップショットは、キーで守られていなければ誰でも読めます。',
    remedy: [
      '各リージョンで aws ec2 enable-ebs-encryption-by-default を実行します。',
      '独自のキーを既定にすると、キーなしではスナップショットを共有できなくなります。',
    ],
    none: '確認の対象となるリージョンは常にあります。',
  },
  permissions: ['ec2:GetEbsEncryptionByDefault'],
  none: 'pass',
  gather: async ({ aws }) =>
    (await aws.ec2.getEbsEncryptionByDefault({})).EbsEncryptionByDefault === true,
  judge: (on, { region }) => [
    on
      ? kit.pass(region, {
          en: 'New volumes are encrypted.',
          ja: '新しいボリュームは暗号化されます。',
        })
      : kit.fail(region, {
          en: 'New volumes are not encrypted unless somebody asks.',
          ja: '指定しない限り、新しいボリュームは暗号化されません。',
        }),
  ],
})
