import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/DropPoint',
  status: 'active',
  severity: 'medium',
  attack: ['T1041', 'T1074.002'],
  playbooks: ['isolate-instance', 'block-ip', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance connects to a drop point for stolen data',
    what: 'At the remote address malware is known to unload what it has stolen, credentials above all. A connection from your host means that a thief may be delivering. At stake is all that lies on this host: keys, tokens, passwords, customer data.',
    legitimate: [
      'Is the address shared hosting that also serves an update or a site you use?',
      'Does a threat research tool visit such places on your behalf?',
    ],
    steps: [
      'Measure in the flow logs how much went out to the address, and since when.',
      'Isolate the instance, snapshot its volumes, and list all secrets that could be read there, from .aws/credentials to environment files.',
      'Rotate these secrets beginning with the most powerful, and watch CloudTrail for the first use by strangers.',
    ],
  },
  ja: {
    title: '窃取データの集積先への接続',
    what: '接続先は、マルウェアが認証情報などの盗んだデータを送り届ける場所として知られています。ホストからの接続は、まさに持ち出しの最中かもしれないことを意味します。送られるのは、鍵、トークン、パスワード、顧客データなど、このホストにあるものです。',
    legitimate: [
      '共用ホスティングのアドレスで、普段使う更新サーバーやサイトと同居していませんか。',
      '脅威調査のツールが、業務としてこうした場所を訪れていませんか。',
    ],
    steps: [
      'このアドレスへの送信量と開始時期をフローログで測る。',
      'インスタンスを隔離してスナップショットを取得し、.aws/credentials から環境変数のファイルまで、読み取り得た秘密情報を一覧にする。',
      '権限の強い順に秘密情報を更新し、見知らぬ相手による使用が始まっていないか CloudTrail を監視する。',
    ],
  },
})
