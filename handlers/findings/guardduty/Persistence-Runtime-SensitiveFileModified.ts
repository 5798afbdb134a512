import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Runtime/SensitiveFileModified',
  status: 'active',
  severity: 'medium',
  attack: ['T1098.004', 'T1053.003', 'T1543.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A file that lets someone come back was changed',
    what: 'A process touched a file by which access survives a restart or a new password: authorized_keys, passwd or shadow, a cron table, a startup script or unit. GuardDuty weighs what happened around the change, so the ordinary work of a package manager should not raise it.',
    legitimate: [
      'Did cloud-init, a user management tool or a configuration run write this file in that minute?',
      "Has a colleague added an SSH key by hand, and does the key carry that colleague's name?",
    ],
    steps: [
      'Read filePath, relatedFilePaths and the process, and compare the content with a fresh host from the same AMI or image.',
      'Take snapshots before you clean up: the added key or cron line is evidence and often names its author.',
      'Search all hosts for the same key, user name or command, then isolate those that have it.',
    ],
  },
  ja: {
    title: '再侵入を可能にするファイルの変更',
    what: '再起動やパスワード変更の後もアクセスを保てるファイルに、プロセスが手を加えました。authorized_keys、passwd や shadow、cron テーブル、起動スクリプトやユニットなどです。GuardDuty は前後の状況も加味するため、通常のパッケージ管理では検出されにくいはずです。',
    legitimate: [
      'その時刻に、cloud-init、ユーザー管理ツール、構成管理ツールがこのファイルを書き込んでいませんか。',
      '同僚が手作業で SSH 鍵を追加しており、鍵にその人の名前が付いていますか。',
    ],
    steps: [
      'filePath、relatedFilePaths、プロセスを確認し、同じ AMI やイメージから起動した新しいホストの内容と比較する。',
      '元に戻す前にスナップショットを取得する。追加された鍵や cron の行は証拠であり、作成者の手がかりになることが多い。',
      '同じ鍵、ユーザー名、コマンドを全ホストで検索し、見つかったホストを隔離する。',
    ],
  },
})
