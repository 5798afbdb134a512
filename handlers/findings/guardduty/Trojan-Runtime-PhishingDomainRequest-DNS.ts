import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/PhishingDomainRequest!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1566.002', 'T1583.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process looks up a phishing domain',
    what: "The workload asked for a domain that imitates somebody else in order to collect passwords. Servers do not fall for phishing; they are rented out for it, so besides a person's click think of a phishing kit on your machine that reports to its owner.",
    legitimate: [
      'Does the process check links in mail or chat messages for your users?',
      'Is it a virtual desktop, and has its user just got a strange message?',
    ],
    steps: [
      'If a person clicked, have the password changed and the sessions ended first, before anything is done to the machine.',
      'On a server search the web roots for files that nobody deployed, login pages in foreign brands and zip archives of kits above all.',
      "Keep volumes as snapshots, then isolate; warn the brand's owner and your provider contacts, for complaints will come to the account's e-mail.",
    ],
  },
  ja: {
    title: 'プロセスによるフィッシングドメインの名前解決',
    what: '他者になりすましてパスワードを集めるドメインを、ワークロードが問い合わせました。サーバーはフィッシングに騙されませんが、悪用はされます。人がリンクを開いた場合のほかに、自分のマシンに置かれたフィッシングキットが持ち主へ報告している可能性も考えてください。',
    legitimate: [
      '利用者のために、メールやチャットのリンクを検査するプロセスではありませんか。',
      '仮想デスクトップで、利用者が不審なメッセージを受け取ったばかりではありませんか。',
    ],
    steps: [
      '人がリンクを開いた場合は、マシンへの対処より先に、パスワードの変更とセッションの終了を行う。',
      'サーバーなら、Web の公開フォルダーに覚えのないファイルがないか探す。他社ブランドのログイン画面とキットの zip アーカイブに注目する。',
      'スナップショットでボリュームを残してから隔離する。苦情はアカウントのメールアドレスに届くため、なりすまされた企業などへ早めに連絡する。',
    ],
  },
})
