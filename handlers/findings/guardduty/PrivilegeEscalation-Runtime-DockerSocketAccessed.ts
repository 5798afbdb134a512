import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/DockerSocketAccessed',
  status: 'active',
  severity: 'medium',
  attack: ['T1611', 'T1610'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A container talks to the Docker socket',
    what: "A process in a container reached docker.sock, the control line of the Docker daemon. From there it can start a privileged container with the host's root directory inside, which is as good as a root password for the instance.",
    legitimate: [
      'Is the container a CI runner, Portainer, Traefik or a metrics agent that was given the socket on purpose?',
      'Did the same image use the socket in every earlier release?',
    ],
    steps: [
      "On the host read docker ps -a, docker events and the daemon's log for containers created since the access.",
      'Export a suspicious container with docker export or keep its volume as a snapshot; do not remove it by docker rm.',
      'Isolate the instance if a container appeared that nobody ordered, and put a socket proxy with a short list of calls before the daemon later.',
    ],
  },
  ja: {
    title: 'コンテナから Docker ソケットへのアクセス',
    what: 'コンテナ内のプロセスが、Docker デーモンの操作口である docker.sock に到達しました。そこからホストのルートディレクトリを載せた特権コンテナを起動できるため、インスタンスの root パスワードを握られたのと変わりません。',
    legitimate: [
      '意図してソケットを渡している CI ランナー、Portainer、Traefik、メトリクスのエージェントですか。',
      '同じイメージは、以前のリリースでも一貫してソケットを使っていましたか。',
    ],
    steps: [
      'ホスト上で docker ps -a、docker events、デーモンのログを読み、アクセス以降に作成されたコンテナを探す。',
      '不審なコンテナは docker export で書き出すか、ボリュームのスナップショットで残す。docker rm で消さない。',
      '覚えのないコンテナがあればインスタンスを隔離する。その後、許可する API を絞ったソケットプロキシをデーモンの前段に置く。',
    ],
  },
})
