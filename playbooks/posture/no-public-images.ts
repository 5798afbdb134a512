import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-public-images',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  frameworks: {
    'nist-800-53': ['AC-3', 'AC-21'],
    'pci-dss': ['1.4.4'],
    'iso-27001': ['A.5.14', 'A.8.3'],
    gdpr: ['Art. 32'],
  },
  en: {
    title: 'No AMI of the account is public',
    why: 'An image is a disk with its configuration: keys in the shell history, certificates, the source of the shop.',
    remedy: [
      'Take the launch permission of "all" away (aws ec2 modify-image-attribute).',
      'Turn on Block Public Access for AMIs in each region.',
    ],
    none: 'There is no AMI of this account in this region.',
  },
  ja: {
    title: '公開された AMI なし',
    why: 'AMI は設定ごと固めたディスクです。シェル履歴のキー、証明書、ソースコードが含まれます。',
    remedy: [
      '"all" への起動許可を解除します (aws ec2 modify-image-attribute)。',
      '各リージョンで AMI のパブリックアクセスブロックを有効にします。',
    ],
    none: 'このリージョンに、このアカウントの AMI はありません。',
  },
  permissions: ['ec2:DescribeImages'],
  none: 'not-applicable',
  gather: ({ aws }) =>
    kit.allPages(
      (NextToken) => aws.ec2.describeImages({ Owners: ['self'], ...(NextToken && { NextToken }) }),
      ({ Images }) => Images,
    ),
  judge: (images) =>
    images.map(({ ImageId = '', Public }) =>
      Public === true
        ? kit.fail(ImageId, { en: 'Everybody can start it.', ja: '誰でも起動できます。' })
        : kit.pass(ImageId, { en: 'It is not public.', ja: '公開されていません。' }),
    ),
})
