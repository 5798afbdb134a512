import { defineDrill, guardDuty, keepDisks, machine } from '#kit'

const [miner, ticker] = ['i-0b7d1f3a5c9e20461', 'i-0d2e4f60718293a4b']
const dns = (domain: string) => ({
  action: {
    actionType: 'DNS_REQUEST',
    dnsRequestAction: { domain, protocol: 'UDP', blocked: false },
  },
})

/** Loud and harmless looking; the way in is what matters, and it is on the disk. */
export default defineDrill({
  id: 'mining-instance',
  level: 1,
  minutes: 40,
  en: {
    title: 'The night shift of batch-reports-2',
    story:
      'Sunday, 02:15. The reporting servers are idle until Monday. Finance wonders why the bill for one of them doubled. price-feed-1 reads exchange rates, those of cryptocurrencies among them, for the shop in Singapore.',
    lesson:
      'A miner is only the noise that an intruder makes. The disk showed how they came in, so the snapshot came first and the isolation second. Stopping the instance would have ended the costs, and the memory with all that ran in it.',
  },
  ja: {
    title: 'batch-reports-2 の夜勤',
    story:
      '日曜日の 2 時 15 分。レポート用のサーバーは月曜日まで使われません。経理からは、そのうち 1 台の料金が倍増した理由を尋ねられています。price-feed-1 は、シンガポールの店舗向けに、暗号通貨を含む為替レートを取得しています。',
    lesson:
      'マイナーは、侵入者が立てる物音の一つにすぎません。侵入経路を示すのはディスクなので、まずスナップショットを取得し、次に隔離するのが正解でした。インスタンスを停止すれば課金は止まりますが、メモリと実行中だったものはすべて失われます。',
  },
  world: {
    subjects: [{ instanceId: miner }, { instanceId: ticker }],
    names: { [miner]: 'batch-reports-2', [ticker]: 'price-feed-1' },
  },
  injects: [
    {
      id: 'pool',
      after: 0,
      event: guardDuty(
        'CryptoCurrency:EC2/BitcoinTool.B!DNS',
        'high',
        'batch-reports-2 asks for the address of a mining pool.',
        machine(miner, 'batch-reports-2'),
        { ...dns('stratum.pool.example'), count: 212 },
      ),
      en: 'A miner runs on batch-reports-2. It came through the report viewer, which had been open to the internet since Friday.',
      ja: 'batch-reports-2 でマイナーが動いています。侵入口は、金曜日からインターネットに公開されていたレポート閲覧画面です。',
    },
    {
      id: 'rates',
      after: 120,
      distractor: true,
      event: guardDuty(
        'Impact:EC2/BitcoinDomainRequest.Reputation',
        'low',
        'price-feed-1 asks for a domain that has to do with Bitcoin.',
        machine(ticker, 'price-feed-1'),
        dns('rates.exchange.example'),
      ),
      en: 'price-feed-1 does what it is there for: it reads the rates of cryptocurrencies.',
      ja: 'price-feed-1 は本来の業務として暗号通貨のレートを取得しているだけです。',
    },
    {
      id: 'spreading',
      after: 900,
      unless: ['cut-off'],
      cost: 20,
      event: guardDuty(
        'Impact:EC2/PortSweep',
        'high',
        'batch-reports-2 tries port 22 of the whole subnet.',
        machine(miner, 'batch-reports-2'),
      ),
      en: 'The intruder gets bored with mining and looks for more machines from the inside.',
      ja: '侵入者は採掘だけでは飽き足らず、内側からほかのマシンを探し始めました。',
    },
  ],
  goal: {
    acknowledge: { within: 600, points: 15 },
    right: [
      keepDisks(miner, 'batch-reports-2', { points: 25, within: 1_200 }),
      {
        id: 'cut-off',
        playbooks: ['isolate-instance'],
        on: miner,
        role: 'contain',
        within: 900,
        points: 45,
        why: {
          en: 'batch-reports-2 is cut off from the network and goes on running.',
          ja: 'batch-reports-2 を稼働させたまま、ネットワークから隔離します。',
        },
      },
    ],
    wrong: [
      {
        id: 'stopped',
        playbooks: ['stop-instance'],
        on: miner,
        cost: 20,
        why: {
          en: 'batch-reports-2 was stopped: what ran in its memory is lost.',
          ja: 'batch-reports-2 を停止したため、メモリ上の証拠が失われました。',
        },
      },
      {
        id: 'rates-cut',
        playbooks: ['isolate-instance', 'stop-instance'],
        on: ticker,
        cost: 25,
        why: {
          en: 'price-feed-1 was taken down, and with it the prices of the shop in Singapore.',
          ja: 'price-feed-1 を止めたため、シンガポールの店舗の価格が更新されなくなりました。',
        },
      },
    ],
    tell: {
      within: 1_500,
      points: 15,
      why: {
        en: 'The reporting team is told that Monday starts without batch-reports-2.',
        ja: 'レポート担当チームに、月曜日は batch-reports-2 が使えないことを伝えます。',
      },
    },
  },
})
