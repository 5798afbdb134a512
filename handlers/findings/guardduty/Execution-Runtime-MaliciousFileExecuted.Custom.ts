import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Runtime/MaliciousFileExecuted.Custom',
  status: 'active',
  severity: 'high',
  attack: ['T1105', 'T1588.001'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A file on your own threat list was executed',
    what: 'The SHA-256 of a started executable stands on a threat list that your organization uploaded to GuardDuty. Whoever entered it had a reason, often an earlier incident, so a hit may mean that the same attacker is back or was never quite gone.',
    legitimate: [
      'Who put the hash on the list, and does the entry perhaps name a legal tool that is merely unwanted?',
      'Has a list been imported lately in which common files such as busybox slipped in?',
    ],
    steps: [
      'Look up the list by threatListName and the ticket behind the entry, which tells what the file did last time.',
      'Isolate the workload and preserve its memory and volumes just as in the first incident, to make the two comparable.',
      'Search all accounts for the remaining indicators of that incident: domains, addresses, user names, persistence paths.',
    ],
  },
  ja: {
    title: '独自の脅威リストにあるファイルの実行',
    what: '起動された実行ファイルの SHA-256 が、自社で GuardDuty に登録した脅威リストに載っていました。登録には理由があり、多くは過去のインシデントに由来します。同じ攻撃者が戻ってきたか、実は去っていなかったおそれがあります。',
    legitimate: [
      'ハッシュを登録したのは誰ですか。それ自体は正規のツールで、社内で使用を禁じているだけではありませんか。',
      '最近取り込んだリストに、busybox のようなありふれたファイルが紛れ込んでいませんか。',
    ],
    steps: [
      'threatListName からリストを特定し、登録のもとになったチケットを読む。前回このファイルが何をしたかが分かる。',
      'ワークロードを隔離し、前回のインシデントと同じ要領でメモリとボリュームを保全する。両者を比較できるようにする。',
      '前回の残りの痕跡 (ドメイン、IP アドレス、ユーザー名、永続化に使われたパス) を、全アカウントで検索する。',
    ],
  },
})
