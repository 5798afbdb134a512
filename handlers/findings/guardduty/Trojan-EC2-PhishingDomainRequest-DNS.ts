import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/PhishingDomainRequest!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1566.002', 'T1598.003'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for a phishing domain',
    what: "The domain imitates somebody to obtain passwords or card data. Either a person in a session on this host followed a bait, or the host belongs to the trap: a phishing kit in its web root that reports to its operator's domain. The second case makes you the attacker in the eyes of the victims.",
    legitimate: [
      'Do employees read mail or browse on this host?',
      'Does a mail gateway or an anti-phishing service resolve links in order to examine them?',
    ],
    steps: [
      "On a web server compare the document root with the deployed version: a new folder with a bank's or a parcel service's logo is the kit.",
      'On a desktop ask the user what was entered, and change these passwords before any cleaning.',
      "Snapshot the volumes, save the web server log with the victims' requests, and isolate the instance if it hosts the page.",
    ],
  },
  ja: {
    title: 'インスタンスによるフィッシングドメインの名前解決',
    what: '問い合わせ先は、他者になりすましてパスワードやカード情報を集めるドメインです。このホストの利用者が誘導に乗ったか、ホスト自体が罠の一部となっているかのどちらかです。後者では、公開ディレクトリにフィッシングキットが置かれ、運営者のドメインと通信しており、被害者からは自分たちが加害者に見えます。',
    legitimate: [
      'このホストで、従業員がメールを読んだり Web を閲覧したりしていますか。',
      'メールゲートウェイやフィッシング対策サービスが、リンクの検査のために名前を引いていませんか。',
    ],
    steps: [
      'Web サーバーなら、公開ディレクトリをデプロイ済みの版と比べる。銀行や宅配業者のロゴを含む新しいフォルダーがあれば、それがキットである。',
      'デスクトップなら、何を入力したかを利用者に尋ね、駆除より先に該当するパスワードを変更する。',
      'ボリュームのスナップショットを取得し、被害者のアクセスが残る Web サーバーのログを保存する。ページを公開していた場合はインスタンスを隔離する。',
    ],
  },
})
