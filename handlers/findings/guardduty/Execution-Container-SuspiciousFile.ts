import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Container/SuspiciousFile',
  status: 'active',
  attack: ['T1105', 'T1588.002'],
  playbooks: ['snapshot-volumes', 'isolate-instance', 'stop-task'],
  en: {
    title: 'A doubtful program lies in a container of its own',
    what: 'The malware scan met a file that is not malware for certain but that one rather does not find in production: adware, spyware or a tool of double use such as a network scanner. No cluster stands behind this container, so no deployment record tells why the file is there.',
    legitimate: [
      'Did an administrator start the container by hand to test the network?',
      'Does the base image bring the tool along, and do you really use that image?',
    ],
    steps: [
      'Look at the threat name and the path under malwareScanDetails, then ask the owner tag of the instance for the purpose of the container.',
      'Keep the image with docker save and the volume as a snapshot, so that the file can be judged later.',
      "Check the shell history and the container's start command for use of the tool; a scanner that ran against your subnets is more than a suspicion.",
    ],
  },
  ja: {
    title: '単独で動くコンテナ内の疑わしいプログラム',
    what: 'マルウェアスキャンで、マルウェアとまでは言い切れないものの、本番環境にあってほしくないファイルが見つかりました。アドウェア、スパイウェア、ネットワークスキャナーのように正当な用途にも攻撃にも使えるツールなどです。クラスターに属さないコンテナのため、ファイルがある理由を示すデプロイ記録もありません。',
    legitimate: [
      '管理者がネットワークの試験のために、手動でこのコンテナを起動していませんか。',
      'ベースイメージに最初から含まれているツールで、そのイメージは本当に使っているものですか。',
    ],
    steps: [
      'malwareScanDetails で脅威名とパスを確認し、インスタンスの所有者タグを頼りにコンテナの用途を尋ねる。',
      '後で判定できるように、docker save でイメージを、スナップショットでボリュームを残す。',
      'シェル履歴とコンテナの起動コマンドにツールを使った跡がないか調べる。自社のサブネットに対してスキャナーが動いていたなら、疑いでは済まない。',
    ],
  },
})
