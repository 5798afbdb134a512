import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Container/MaliciousFile',
  status: 'active',
  attack: ['T1204.003', 'T1105'],
  playbooks: ['snapshot-volumes', 'isolate-instance', 'stop-task'],
  en: {
    title: 'Malware lies in a container of its own',
    what: 'A scan of the EBS volumes found a file of known malware in a container for which no ECS or EKS cluster could be named, typically one that was started by docker run on an instance. Such containers come up outside every pipeline, so nobody patches them and few know who owns them.',
    legitimate: [
      'Is the hit a test file such as EICAR, or a signature database of a virus scanner?',
      'Does the path lie in a folder where users upload files that never run?',
    ],
    steps: [
      'Keep the evidence on the instance: snapshots of the volumes, docker inspect and docker logs of the container, and docker pause instead of docker stop.',
      'Isolate the instance that hosts it; a container with the Docker socket or with privileges has the host anyway.',
      'Compare the file hash with the image layers: in the image means that you deployed it, only in the writable layer means that it came at run time.',
    ],
  },
  ja: {
    title: '単独で動くコンテナ内のマルウェア',
    what: 'EBS ボリュームのスキャンにより、ECS や EKS のクラスターに属さないコンテナから既知のマルウェアが見つかりました。インスタンス上の docker run で起動されたものが典型です。パイプラインを通らずに立ち上がるため、パッチも当たらず、持ち主を知る人もほとんどいません。',
    legitimate: [
      '検出されたのは、EICAR のようなテストファイルや、ウイルス対策ソフトの定義データベースではありませんか。',
      'ファイルのパスは、利用者のアップロード先で、実行されることのないフォルダーですか。',
    ],
    steps: [
      'インスタンス上の証拠を残す。ボリュームのスナップショット、docker inspect と docker logs を取得し、docker stop ではなく docker pause を使う。',
      'コンテナを載せているインスタンスを隔離する。Docker ソケットや特権を持つコンテナなら、ホストもすでに手中にある。',
      'ファイルのハッシュをイメージレイヤーと比較する。イメージにあれば自らデプロイしたもの、書き込み層だけにあれば実行中に入り込んだものと分かる。',
    ],
  },
})
