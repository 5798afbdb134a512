import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/MaliciousFileExecuted',
  status: 'active',
  severity: 'high',
  attack: ['T1105', 'T1059.004'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'Known malware was executed',
    what: 'A file that threat intelligence knows as malicious was not merely found but started, on an instance or in a container. From the start time in the finding onwards the workload belongs to somebody else, with all the rights of the user that ran it.',
    legitimate: [
      'Is this a detonation sandbox or the agreed test of an EDR product?',
      'Does the file turn out to be a packed tool of your own that scanners often misjudge, with a hash from your build?',
    ],
    steps: [
      'Note threatFilePath, hash, user and parent, and save the file under /proc/PID/exe, since droppers erase their tracks.',
      'Isolate the instance while the process lives, then take snapshots; of a Fargate task, which has no host of yours, copy files through ECS Exec if it is enabled.',
      'Build the timeline backwards from the start time: the download, the account that made it, and the vulnerability or the key that let it in.',
    ],
  },
  ja: {
    title: '既知のマルウェアの実行',
    what: '脅威情報で悪意があると知られているファイルが、見つかっただけでなく、インスタンスまたはコンテナで実際に起動されました。検出結果の起動時刻以降、このワークロードは、実行ユーザーの権限ごと他人のものになったと考えてください。',
    legitimate: [
      'マルウェアを動作させて調べる検証環境や、予告済みの EDR 製品テストではありませんか。',
      'スキャナーに誤判定されやすい自社製の圧縮済みツールで、ハッシュがビルドの記録と一致していませんか。',
    ],
    steps: [
      'threatFilePath、ハッシュ、ユーザー、親プロセスを控え、/proc/PID/exe のファイルを保存する。ドロッパーは自分の痕跡を消す。',
      'プロセスが生きているうちにインスタンスを隔離し、スナップショットを取得する。自前のホストがない Fargate では、ECS Exec が有効ならファイルをコピーする。',
      '起動時刻からタイムラインをさかのぼる。ダウンロード、それを行ったユーザー、侵入を許した脆弱性や鍵を突き止める。',
    ],
  },
})
