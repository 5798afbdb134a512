import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Runtime/MaliciousDomainRequest.Reputation',
  status: 'active',
  severity: 'medium',
  attack: ['T1071', 'T1568'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process asks for a domain known for malice',
    what: 'The domain has been seen in malware campaigns, or points at a sinkhole that researchers took from criminals. A process that knows such a name got it from malware or from a page that malware wrote; even if nobody answers there any more, the infection may be alive.',
    legitimate: [
      'Is the process a mail gateway, a scanner or a feed importer that meets bad names as its daily work?',
      'Did a user of a remote desktop or a CI job merely open a link?',
    ],
    steps: [
      'Take process, user and container from the finding, and follow the ancestors to the first one that you know.',
      'Preserve memory and volumes, for a sinkholed sample is often old and may hide beside something newer.',
      'Isolate, then search the Resolver query logs for hosts that asked for the same name without an agent to report it.',
    ],
  },
  ja: {
    title: '悪意が確認されているドメインへの問い合わせ',
    what: 'マルウェアの攻撃活動で使われたドメイン、または研究者が犯罪者から接収したシンクホールを指すドメインです。その名前を知るプロセスは、マルウェアかその生成物から得たと考えられます。応答する相手がもういなくても、感染は生きている可能性があります。',
    legitimate: [
      '問い合わせたのは、日常的に悪性ドメインを扱うメールゲートウェイ、スキャナー、脅威フィードの取り込みですか。',
      'リモートデスクトップの利用者や CI ジョブが、リンクを開いただけではありませんか。',
    ],
    steps: [
      '検出結果からプロセス、ユーザー、コンテナを確認し、既知のものに行き当たるまで祖先をたどる。',
      'メモリとボリュームを保全する。シンクホール化された検体は古いことが多く、より新しいものが隣に潜んでいる可能性がある。',
      '隔離したうえで、エージェントがなく報告されていないホストの問い合わせがないか、Resolver クエリログを検索する。',
    ],
  },
})
