import * as kit from '#kit'

export default kit.defineCheck({
  id: 'database-snapshots-private',
  severity: 'critical',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  securityHub: ['RDS.1'],
  frameworks: {
    'nist-800-53': ['AC-3', 'AC-21'],
    'pci-dss': ['1.4.4'],
    'iso-27001': ['A.5.14', 'A.8.3'],
    gdpr: ['Art. 32'],
  },
  en: {
    title: 'No RDS snapshot is public',
    why: 'A public snapshot is the database itself, for anybody, without a password.',
    remedy: [
      'Take the sharing with "all" away (aws rds modify-db-snapshot-attribute).',
      'Take the data as copied, and follow what the law asks for.',
    ],
    none: 'There is no manual RDS snapshot in this region.',
  },
  ja: {
    title: '公開された RDS スナップショットなし',
    why: '公開スナップショットは、パスワードなしで誰でも復元できるデータベースそのものです。',
    remedy: [
      '"all" への共有を解除します (aws rds modify-db-snapshot-attribute)。',
      'データは複製されたものとみなし、法令に従って対応します。',
    ],
    none: 'このリージョンに手動の RDS スナップショットはありません。',
  },
  permissions: ['rds:DescribeDBSnapshotAttributes', 'rds:DescribeDBSnapshots'],
  none: 'not-applicable',
  async gather({ aws }) {
    const snapshots = await kit.allPages(
      (Marker) =>
        aws.rds.describeDBSnapshots({ SnapshotType: 'manual', ...(Marker && { Marker }) }),
      ({ DBSnapshots }) => DBSnapshots,
    )
    return Promise.all(
      snapshots.map(async ({ DBSnapshotIdentifier, DBSnapshotArn = '' }) => {
        const { DBSnapshotAttributesResult } = await aws.rds.describeDBSnapshotAttributes({
          DBSnapshotIdentifier,
        })
        const shared =
          DBSnapshotAttributesResult?.DBSnapshotAttributes?.flatMap(
            ({ AttributeValues = [] }) => AttributeValues,
          ) ?? []
        return { arn: DBSnapshotArn, open: shared.includes('all') }
      }),
    )
  },
  judge: (snapshots) =>
    snapshots.map(({ arn, open }) =>
      open
        ? kit.fail(arn, { en: 'Everybody can restore it.', ja: '誰でも復元できます。' })
        : kit.pass(arn, { en: 'It is not public.', ja: '公開されていません。' }),
    ),
})
