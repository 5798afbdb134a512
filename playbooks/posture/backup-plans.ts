import * as kit from '#kit'

export default kit.defineCheck({
  id: 'backup-plans',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  frameworks: {
    'nist-800-53': ['CP-9'],
    'iso-27001': ['A.8.13'],
    hipaa: ['164.308(a)(7)(ii)(A)'],
    fisc: ['実39'],
  },
  en: {
    title: 'There is a backup plan with a vault that is locked',
    why: 'Ransomware looks for the backups first. A vault lock is what even an administrator cannot open.',
    remedy: [
      'Make a backup plan with AWS Backup for what must not be lost.',
      'Lock the vault in compliance mode, best in another account.',
      'Restore something every quarter: a backup that was never restored is a hope.',
    ],
    none: 'There is always something to keep.',
  },
  ja: {
    title: 'バックアッププランとボールトロック',
    why: 'ランサムウェアはまずバックアップを狙います。ボールトロックは管理者でも解除できません。',
    remedy: [
      '失ってはならないものに、AWS Backup のバックアッププランを作成します。',
      'できれば別アカウントのボールトを、コンプライアンスモードでロックします。',
      '四半期ごとに復元を試します。復元したことのないバックアップは希望にすぎません。',
    ],
    none: '守るべきデータは常にあります。',
  },
  permissions: ['backup:ListBackupPlans', 'backup:ListBackupVaults'],
  none: 'pass',
  async gather({ aws }) {
    const [plans, vaults] = await Promise.all([
      kit.allPages(
        (NextToken) => aws.backup.listBackupPlans({ ...(NextToken && { NextToken }) }),
        ({ BackupPlansList }) => BackupPlansList,
      ),
      kit.allPages(
        (NextToken) => aws.backup.listBackupVaults({ ...(NextToken && { NextToken }) }),
        ({ BackupVaultList }) => BackupVaultList,
      ),
    ])
    return { plans: plans.length, locked: vaults.filter(({ Locked }) => Locked === true).length }
  },
  judge({ plans, locked }, { region }) {
    const why = {
      en: `${plans} plans, ${locked} locked vaults.`,
      ja: `プラン ${plans} 件、ロックされたボールト ${locked} 個。`,
    }
    return [(plans > 0 && locked > 0 ? kit.pass : kit.fail)(region, why)]
  },
})
