import * as kit from '#kit'

export default kit.defineCheck({
  id: 'file-systems-encrypted',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '3.0': '2.4.1', '5.0': '2.3.1', '6.0': '3.3.1', '7.0': '3.3.1' },
  securityHub: ['EFS.1'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'EFS file systems are encrypted',
    why: 'It can only be chosen when the file system is made; what was made without it stays readable on every backup.',
    remedy: [
      'Make a new file system with encryption and copy the data (AWS DataSync).',
      'Mount it in place of the old one, and delete that with its backups.',
    ],
    none: 'There is no EFS file system in this region.',
  },
  ja: {
    title: 'EFS ファイルシステムの暗号化',
    why: '暗号化は作成時にしか選べません。未設定のまま作成すると、どのバックアップも平文のままです。',
    remedy: [
      '暗号化した新しいファイルシステムを作成し、データをコピーします (AWS DataSync)。',
      'マウント先を切り替え、古いものをバックアップごと削除します。',
    ],
    none: 'このリージョンに EFS ファイルシステムはありません。',
  },
  permissions: ['elasticfilesystem:DescribeFileSystems'],
  none: 'not-applicable',
  gather: ({ aws }) =>
    kit.allPages(
      (Marker) => aws.elasticfilesystem.describeFileSystems({ ...(Marker && { Marker }) }),
      ({ FileSystems }) => FileSystems,
    ),
  judge: (systems) =>
    systems.map(({ FileSystemId = '', Encrypted }) =>
      Encrypted === true
        ? kit.pass(FileSystemId, { en: 'It is encrypted.', ja: '暗号化されています。' })
        : kit.fail(FileSystemId, { en: 'It is not encrypted.', ja: '暗号化されていません。' }),
    ),
})
