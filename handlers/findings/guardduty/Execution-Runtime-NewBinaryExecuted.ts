import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/NewBinaryExecuted',
  status: 'active',
  severity: 'medium',
  attack: ['T1105', 'T1610'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A container runs a binary that is not in its image',
    what: 'An executable was written or changed inside a running container and then started. Images are meant to be finished when they start, so a program that appears later was brought by somebody: a package manager at best, an intruder with a downloader otherwise.',
    legitimate: [
      'Does the entrypoint install or update packages at each start?',
      'Did a colleague copy a debugging tool in with kubectl cp or docker exec?',
      'Is it a CI runner whose whole purpose is to compile and run new binaries?',
    ],
    steps: [
      "Compare modifyingProcess and modifiedAt with the container's start: seconds after the start speak for the entrypoint, hours after it for a visitor.",
      'Copy the binary out and pause the container; the writable layer with the file in it goes when the container is removed.',
      "Once the evidence is safe, set readonlyRootFilesystem in the task definition or the pod's securityContext.",
    ],
  },
  ja: {
    title: 'イメージにないバイナリのコンテナ内での実行',
    what: '稼働中のコンテナ内で実行ファイルが作成または変更され、起動されました。イメージは起動時点で完成しているべきもので、後から現れたプログラムは誰かが持ち込んだことになります。よくてパッケージマネージャー、そうでなければダウンローダーを使う侵入者です。',
    legitimate: [
      'エントリポイントが、起動のたびにパッケージを導入または更新していませんか。',
      '同僚が kubectl cp や docker exec で調査用ツールを持ち込んでいませんか。',
      '新しいバイナリをコンパイルして実行すること自体が役目の CI ランナーですか。',
    ],
    steps: [
      'modifyingProcess と modifiedAt をコンテナの起動時刻と比べる。起動の数秒後ならエントリポイント、数時間後なら外部から入った者の仕業と考えられる。',
      'バイナリをコンテナの外へコピーし、コンテナを一時停止する。ファイルのある書き込み層は、コンテナの削除とともに消える。',
      '証拠を確保したら、タスク定義の readonlyRootFilesystem や Pod の securityContext でルートファイルシステムを読み取り専用にする。',
    ],
  },
})
