import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/ContainerMountsHostDirectory',
  status: 'active',
  severity: 'medium',
  attack: ['T1611'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process in a container mounted part of the host',
    what: "While running, a container mounted a file system of the host instead of getting it from its definition. Whoever can write there reaches the host's cron, keys and kubelet credentials, so the walls of the container no longer hold.",
    legitimate: [
      'Is it a CSI driver, a backup agent or another node component that mounts by profession?',
      'Does a build container with nested Docker mount its own layers?',
    ],
    steps: [
      'Read mountSource, mountTarget and flags: a block device or / mounted for writing is an escape, a bind of one data folder rarely is.',
      'List what changed on the host under the mount since that time, in /etc, /root/.ssh and /var/spool/cron above all, from a snapshot.',
      'Isolate the host if you find a change, and remove privileged mode and SYS_ADMIN from the workload.',
    ],
  },
  ja: {
    title: 'コンテナ内のプロセスによるホスト領域のマウント',
    what: '定義によらず、稼働中のコンテナがホストのファイルシステムをマウントしました。そこに書き込めれば、ホストの cron、鍵、kubelet の認証情報に手が届き、コンテナの壁は意味を失います。',
    legitimate: [
      'マウントを本業とする、CSI ドライバー、バックアップエージェントなどのノードコンポーネントですか。',
      '入れ子の Docker を使うビルド用コンテナが、自身のレイヤーをマウントしていませんか。',
    ],
    steps: [
      'mountSource、mountTarget、flags を確認する。ブロックデバイスや / が書き込み可能なら脱出、データフォルダー一つの bind なら脱出の可能性は低い。',
      'それ以降にマウント先で変わったものを、スナップショットから洗い出す。/etc、/root/.ssh、/var/spool/cron を優先する。',
      '変更が見つかればホストを隔離し、ワークロードから特権モードと SYS_ADMIN を外す。',
    ],
  },
})
