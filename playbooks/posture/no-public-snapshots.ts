import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-public-snapshots',
  severity: 'critical',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  securityHub: ['EC2.1'],
  frameworks: {
    'nist-800-53': ['AC-3', 'AC-21'],
    'pci-dss': ['1.4.4'],
    'iso-27001': ['A.5.14', 'A.8.3'],
    gdpr: ['Art. 32'],
  },
  en: {
    title: 'No EBS snapshot is public',
    why: 'A public snapshot is a disk on the street: there are people who copy every one of them, every day.',
    remedy: [
      'Take the sharing with "all" away (aws ec2 modify-snapshot-attribute).',
      'Turn on Block Public Access for EBS snapshots in each region.',
      'Take it as copied: change what was on it.',
    ],
    none: 'There is no snapshot of this account in this region.',
  },
  ja: {
    title: '公開された EBS スナップショットなし',
    why: '公開スナップショットは、路上に置かれたディスクと同じです。毎日すべてを複製している人たちがいます。',
    remedy: [
      '"all" への共有を解除します (aws ec2 modify-snapshot-attribute)。',
      '各リージョンで EBS スナップショットのパブリックアクセスブロックを有効にします。',
      'すでに複製されたものとみなし、含まれていた認証情報などを変更します。',
    ],
    none: 'このリージョンに、このアカウントのスナップショットはありません。',
  },
  permissions: ['ec2:DescribeSnapshots'],
  none: 'not-applicable',
  async gather({ aws }) {
    const read = (RestorableByUserIds?: string[]) =>
      kit.allPages(
        (NextToken) =>
          aws.ec2.describeSnapshots({
            OwnerIds: ['self'],
            ...(RestorableByUserIds && { RestorableByUserIds }),
            ...(NextToken && { NextToken }),
          }),
        ({ Snapshots }) => Snapshots,
      )
    const [own, open] = await Promise.all([read(), read(['all'])])
    return { own, open: open.map(({ SnapshotId }) => SnapshotId) }
  },
  judge: ({ own, open }) =>
    own.map(({ SnapshotId = '' }) =>
      open.includes(SnapshotId)
        ? kit.fail(SnapshotId, { en: 'Everybody can copy it.', ja: '誰でも複製できます。' })
        : kit.pass(SnapshotId, { en: 'It is not public.', ja: '公開されていません。' }),
    ),
})
