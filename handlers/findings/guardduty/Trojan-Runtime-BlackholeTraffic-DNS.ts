import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/BlackholeTraffic!DNS',
  status: 'active',
  severity: 'medium',
  attack: ['T1568', 'T1071.004'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process looks up a name that leads into a black hole',
    what: 'The domain now resolves to an address that discards all traffic. Names are usually pulled there after abuse, and a process that still asks for one follows an order older than the clean-up.',
    legitimate: [
      'Is it the domain of a shut down vendor, compiled into a product that nobody has updated?',
      'Does your own DNS filter give this answer for blocked advertising or tracking names?',
    ],
    steps: [
      'Compare the answer from the VPC resolver with one from outside; a difference means that your filter is the black hole.',
      "Look through the day's queries of the same process in the Resolver query logs, since a second, living domain often follows the dead one.",
      'If the process is unknown, copy its executable, snapshot the volumes and cut it off before you clean anything.',
    ],
  },
  ja: {
    title: 'ブラックホールにつながるドメインの名前解決',
    what: '問い合わせたドメインは現在、すべての通信を破棄するアドレスに解決されます。ドメインがそうなるのは、たいてい悪用が確認された後です。いまも問い合わせるプロセスは、対処より前に受けた指示に従い続けていることになります。',
    legitimate: [
      '更新されていない製品に組み込まれた、廃業した事業者のドメインではありませんか。',
      '広告や追跡用の名前をブロックするために、自社の DNS フィルターがこの応答を返していませんか。',
    ],
    steps: [
      'VPC リゾルバーの応答を外部の応答と比較する。異なれば、ブラックホールは自社のフィルターである。',
      'Resolver クエリログで、同じプロセスのその日の問い合わせを追う。死んだドメインの次に、生きたドメインが現れることが多い。',
      '見覚えのないプロセスなら、後始末の前に実行ファイルをコピーし、ボリュームのスナップショットを取得して通信を断つ。',
    ],
  },
})
