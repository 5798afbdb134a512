import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/BitcoinDomainRequest.Reputation',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for a cryptocurrency domain of low repute',
    what: 'A scoring model, not a list, holds this domain for a cryptocurrency site of doubtful character. New pools and proxies that miners set up for themselves turn up here before any list has them. If the same host also has a BitcoinTool finding, doubt is no longer in order.',
    legitimate: [
      'Does this instance run a blockchain service whose peers change from day to day?',
      'Could a research job or a crawler have met the name among many others?',
    ],
    steps: [
      'See whether the CPU runs at full load in CloudWatch, and whether the query repeats; both together mean a miner.',
      'Preserve first, with snapshots of all volumes, then isolate the instance so that it earns nothing more.',
      'Find the process through top and /proc, then how it was started, and search all hosts for queries of the same domain.',
    ],
  },
  ja: {
    title: '低評価の暗号通貨関連ドメインの名前解決',
    what: '問い合わせ先は、既知のリストではなくレピュテーションモデルによって、疑わしい暗号通貨サイトと判定されたドメインです。攻撃者が自前で立てた新しいプールやプロキシは、リストに載る前にここで見つかります。同じホストに BitcoinTool の検出結果もあれば、もはや疑う余地はありません。',
    legitimate: [
      '接続相手が日々入れ替わる、ブロックチェーンのサービスを動かしているインスタンスですか。',
      '調査用のジョブやクローラーが、多数の名前の一つとして引いただけではありませんか。',
    ],
    steps: [
      'CloudWatch で CPU が高負荷か、問い合わせが繰り返されているかを確認する。両方そろえばマイナーと判断する。',
      '先に全ボリュームのスナップショットで現状を残し、次にインスタンスを隔離して、これ以上の稼ぎを止める。',
      'top と /proc からプロセスと起動方法を調べ、同じドメインを問い合わせたホストがほかにないか探す。',
    ],
  },
})
