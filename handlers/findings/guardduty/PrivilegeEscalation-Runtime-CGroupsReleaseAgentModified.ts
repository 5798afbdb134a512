import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/CGroupsReleaseAgentModified',
  status: 'active',
  severity: 'high',
  attack: ['T1611'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A container tries to escape through a cgroup release agent',
    what: 'Something inside a container wrote to release_agent, a file whose content the kernel runs as root on the host as soon as a cgroup empties. No application needs that. If the write succeeded, regard the host and all containers on it as taken over.',
    legitimate: [
      'Is this a container security exercise with a known script, on a host made for it?',
      'Does a low-level tool of your platform team manage cgroup v1 on this node?',
    ],
    steps: [
      "Read releaseAgentPath and the process, and fetch the script that the path names from the host's file system.",
      "Snapshot the host's volumes and isolate the host, not just the container, since the command runs outside of it.",
      "Look for privileged: true or CAP_SYS_ADMIN in the workload's definition, which the trick usually needs, and move the fleet to cgroup v2.",
    ],
  },
  ja: {
    title: 'cgroup の release agent を使ったコンテナからの脱出の試み',
    what: 'コンテナ内の何かが release_agent に書き込みました。cgroup が空になると、このファイルに書かれた内容をカーネルがホストの root 権限で実行します。これを必要とするアプリケーションはありません。書き込みが成功していれば、ホストとその上の全コンテナが乗っ取られたとみなしてください。',
    legitimate: [
      '専用のホストで、既知のスクリプトを使ったコンテナセキュリティの演習をしていませんか。',
      '基盤チームの低レベルなツールが、このノードの cgroup v1 を管理していませんか。',
    ],
    steps: [
      'releaseAgentPath とプロセスを確認し、パスが指すスクリプトをホストのファイルシステムから回収する。',
      'コマンドはコンテナの外で実行される。ホストのボリュームのスナップショットを取得し、コンテナだけでなくホストごと隔離する。',
      'ワークロードの定義に privileged: true や CAP_SYS_ADMIN がないか探す。この手口は通常これらがないと成立しない。あわせて全体を cgroup v2 へ移行する。',
    ],
  },
})
