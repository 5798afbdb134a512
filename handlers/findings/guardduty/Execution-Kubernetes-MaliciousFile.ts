import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Kubernetes/MaliciousFile',
  status: 'active',
  attack: ['T1204.003', 'T1610'],
  playbooks: ['isolate-pod', 'snapshot-volumes', 'isolate-instance'],
  en: {
    title: 'Malware was found on the disk of a Kubernetes container',
    what: 'GuardDuty scanned a copy of the node’s EBS volume and met known malware in the files of a container. It came with the image or was written later by somebody with a shell; the two cases call for different clean-ups.',
    legitimate: [
      'Is the container a sandbox, a mail filter or a scanner whose job is to hold such files?',
      'Is the hit an antivirus test file such as EICAR in a build or a fixture?',
    ],
    steps: [
      'Keep a snapshot of the node’s volumes of your own, since GuardDuty normally deletes its scan copy.',
      'Look for the reported path and hash in the image: if it is there, every pod of this image is affected, otherwise only this container.',
      'Isolate pod or node, then stop the source, which is either the registry tag or the hole through which the file was written.',
    ],
  },
  ja: {
    title: 'Kubernetes コンテナのディスク上のマルウェア',
    what: 'GuardDuty がノードの EBS ボリュームの複製をスキャンし、コンテナのファイルから既知のマルウェアを見つけました。イメージに含まれていた場合と、シェルを得た何者かが後から書き込んだ場合とでは、必要な対処が異なります。',
    legitimate: [
      'サンドボックス、メールフィルター、スキャナーなど、こうしたファイルを扱うためのコンテナですか。',
      'ビルドやテストデータに含まれる EICAR などの検査用ファイルではありませんか。',
    ],
    steps: [
      'ノードのボリュームのスナップショットを自分で取得しておく。GuardDuty のスキャン用の複製は通常削除される。',
      '報告されたパスとハッシュがイメージにあるか調べる。あればこのイメージの全 Pod、なければこのコンテナだけが対象となる。',
      'Pod またはノードを隔離し、レジストリのタグ、またはファイルが書き込まれた侵入口という発生源を断つ。',
    ],
  },
})
