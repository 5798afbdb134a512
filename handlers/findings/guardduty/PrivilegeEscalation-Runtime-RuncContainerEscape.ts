import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/RuncContainerEscape',
  status: 'active',
  severity: 'high',
  attack: ['T1611', 'T1068'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: "The host's runC binary may have been overwritten",
    what: 'From a container an attempt was seen to replace runC, the program that starts every container as root on the host. This is how CVE-2019-5736 works. The trap closes when the next container starts, perhaps by nothing more than a docker exec of yours.',
    legitimate: [
      'Was the container runtime being upgraded, by the package manager of the host itself?',
      'Is a proof of concept for this flaw being tried in a laboratory?',
    ],
    steps: [
      "Start no container and run no exec on this host; compare the hash of the file at runcBinaryPath with the package's hash instead.",
      "Take snapshots of the host's volumes and isolate the instance, with the node cordoned so that the scheduler keeps away.",
      'Find the image or the exec session from which the write came, and patch runC, containerd and Docker on all hosts of the fleet.',
    ],
  },
  ja: {
    title: 'ホストの runC バイナリが上書きされた可能性',
    what: 'ホスト上で全コンテナを root として起動する runC を、コンテナの中から置き換えようとする動きがありました。CVE-2019-5736 で知られる手口です。次にコンテナが起動したとき、あるいは調査のための docker exec だけでも、仕込まれたコードが実行されます。',
    legitimate: [
      'コンテナランタイムを、ホスト自身のパッケージマネージャーで更新していませんでしたか。',
      '検証環境で、この脆弱性の実証コードを試していませんか。',
    ],
    steps: [
      'このホストではコンテナの起動も exec も行わない。代わりに、runcBinaryPath のファイルのハッシュをパッケージのものと比較する。',
      'ホストのボリュームのスナップショットを取得し、インスタンスを隔離する。ノードは cordon し、新しい Pod を割り当てさせない。',
      '書き込み元のイメージや exec セッションを突き止め、すべてのホストで runC、containerd、Docker にパッチを当てる。',
    ],
  },
})
