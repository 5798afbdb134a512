import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/SensitiveFileModified',
  status: 'active',
  severity: 'medium',
  attack: ['T1548.003', 'T1556.003'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A file that decides who may become root was changed',
    what: 'Someone wrote to sudoers, the PAM configuration or another file on which sign-in and privilege depend. One added line can turn any account into root or let every password pass, and the host goes on as if nothing were wrong.',
    legitimate: [
      'Does your configuration management own this file, and does its run log show the edit?',
      'Was an authentication product such as SSSD or an MFA module installed just then?',
    ],
    steps: [
      'Diff the file at filePath with the version in your repository or in the package, and look for NOPASSWD and pam_permit or unknown modules.',
      'Save the altered file and a snapshot, then list the sudo and su lines in the auth log since the change.',
      'Assume that passwords typed on the host meanwhile are known, isolate it, and have them changed from elsewhere.',
    ],
  },
  ja: {
    title: 'root 権限を左右するファイルの変更',
    what: 'sudoers や PAM の設定など、ログインと権限を左右するファイルへの書き込みがありました。1 行の追加で、任意のアカウントを root にすることも、どんなパスワードでも通すこともできます。その間、ホストは何事もなかったかのように動き続けます。',
    legitimate: [
      'このファイルは構成管理の対象で、実行ログにその変更が残っていますか。',
      'ちょうどその時刻に、SSSD や多要素認証のモジュールなど認証製品を導入していませんか。',
    ],
    steps: [
      'filePath のファイルをリポジトリやパッケージの版と比較し、NOPASSWD、pam_permit、見知らぬモジュールを探す。',
      '変更後のファイルとスナップショットを保存し、変更以降の sudo と su の行を認証ログから抜き出す。',
      'その間にホストで入力されたパスワードは知られたと考え、ホストを隔離し、別の場所からパスワードを変更してもらう。',
    ],
  },
})
