import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:Runtime/SuspiciousCommand',
  status: 'active',
  severity: 'low',
  attack: ['T1082', 'T1016', 'T1613', 'T1580'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A command explores the host or the cloud around it',
    what: 'A process asked who it is, what network it sits in, which AWS resources its role may list or which pods run beside it. Administrators ask this too, but they do it from a session that has a name; asked by a web application it is the first thing an intruder types.',
    legitimate: [
      'Did an engineer debug this host by Session Manager or kubectl exec in that minute?',
      'Is it an inventory or a compliance agent that gathers such facts at fixed hours?',
    ],
    steps: [
      'Read the exact command in service.runtimeDetails.context and its ancestors; nginx, java or php-fpm above a shell is enough to raise the alarm.',
      "Look in CloudTrail for calls by the workload's role at the same time, such as GetCallerIdentity, ListBuckets or DescribeInstances.",
      'While in doubt take snapshots, watch outbound connections, and be ready to isolate as soon as a second finding arrives.',
    ],
  },
  ja: {
    title: 'ホストや周辺の AWS 環境を調べるコマンドの実行',
    what: '自分のユーザー、所属ネットワーク、ロールで参照できる AWS リソース、近くで動く Pod などを、あるプロセスが調べました。管理者も同じことを調べますが、その場合は名前の分かるセッションから行います。Web アプリケーションから実行されたなら、侵入者が最初に打ち込むコマンドです。',
    legitimate: [
      'その時刻に、エンジニアが Session Manager や kubectl exec でこのホストを調査していませんでしたか。',
      '決まった時刻に情報を集める、インベントリ収集や準拠確認のエージェントではありませんか。',
    ],
    steps: [
      'service.runtimeDetails.context で実際のコマンドと祖先のプロセスを確認する。シェルの親が nginx、java、php-fpm なら、警戒を引き上げるのに十分である。',
      '同じ時刻に、ワークロードのロールで GetCallerIdentity、ListBuckets、DescribeInstances などが呼ばれていないか CloudTrail で探す。',
      '判断がつかないうちはスナップショットを取得して外向き通信を見張り、次の検出結果が届きしだい隔離できるよう備える。',
    ],
  },
})
