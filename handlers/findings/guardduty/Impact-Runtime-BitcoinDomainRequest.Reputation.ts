import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Runtime/BitcoinDomainRequest.Reputation',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process asks for a coin domain of bad repute',
    what: 'The reputation model, not a fixed list, ties this domain to cryptocurrency. New and private pools are found this way, as used by miners that avoid the well-known ones; the rest of the story is the same: your processors may be working for somebody else.',
    legitimate: [
      'Do traders or researchers in the company use a young exchange whose domain has no history yet?',
      'Does a wallet or payment plug-in of your shop software call home to such a name?',
    ],
    steps: [
      'Look at the processor load of the workload since the first query in CloudWatch or Container Insights; a step up to the limit settles the matter.',
      'Copy the asking executable and its configuration, which names pool, port and worker, before you cut the network.',
      'Do not stop at billing alarms and quotas: find out by which exposed service or key the program was installed.',
    ],
  },
  ja: {
    title: '評判の低い暗号通貨ドメインへの問い合わせ',
    what: '固定のリストではなく評判モデルが、このドメインを暗号通貨と関連づけました。有名なプールを避けるマイナーが使う、新しいプールや非公開のプールが見つかるのはこの方法です。自社の計算資源が他人のために働かされているおそれがあります。',
    legitimate: [
      '社内のトレーダーや研究者が、ドメインの実績がまだない新しい取引所を利用していませんか。',
      'EC サイトのウォレットや決済のプラグインが、こうした名前へ通信する仕様ではありませんか。',
    ],
    steps: [
      'CloudWatch や Container Insights で、最初の問い合わせ以降の CPU 使用率を見る。上限に張り付いていれば間違いない。',
      'ネットワークを遮断する前に、問い合わせた実行ファイルと設定をコピーする。設定にはプール、ポート、ワーカー名が書かれている。',
      '請求アラームやクォータへの対処で終わらせない。プログラムを導入されたサービスや鍵を突き止める。',
    ],
  },
})
