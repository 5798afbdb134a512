import { defineDrill, guardDuty, inbound, keepDisks, machine, remoteAt, survey } from '#kit'

const [bastion, website] = ['i-0e1f2a3b4c5d6e7f8', 'i-0a9b8c7d6e5f40312']
const guesser = remoteAt('203.0.113.9', 'Hanoi', 'Vietnam', 'Example Broadband')
/** Guessing goes on everywhere and all the time. This once it came in. */
export default defineDrill({
  id: 'open-bastion',
  level: 1,
  minutes: 45,
  en: {
    title: 'The guess that was right',
    story:
      'Thursday, 13:00. A supplier asked for access on Tuesday, so port 22 of bastion-tokyo was opened to everybody, for a day. The supplier user still has the password of the manual. www-2 is the web site; half the internet looks at its port 443.',
    lesson:
      'Guesses alone are noise, and most teams turn them off; what makes the alarm is a shell after them. Closing the port keeps the next one out, isolating ends the one who is in. Keep the disks before that: how the password was found stands in the logs of the machine.',
  },
  ja: {
    title: '当たってしまった推測',
    story:
      '木曜日の 13 時。火曜日に取引先の依頼で、bastion-tokyo のポート 22 を 1 日だけ全開放しました。取引先用ユーザーのパスワードは、手順書に書かれたもののままです。www-2 は Web サイトで、ポート 443 には世界中からアクセスがあります。',
    lesson:
      'パスワードの推測だけなら雑音で、多くのチームは通知を切っています。警戒すべきは、その後に現れるシェルです。ポートを閉じれば次の侵入者を防げ、隔離すればすでに侵入した者を締め出せます。その前にディスクを保全しましょう。どのように突破されたかは、マシンのログに残っています。',
  },
  world: {
    subjects: [{ instanceId: bastion }, { instanceId: website }],
    names: { [bastion]: 'bastion-tokyo', [website]: 'www-2' },
    ports: { [bastion]: 22 },
  },
  injects: [
    {
      id: 'guessing',
      after: 0,
      event: guardDuty(
        'UnauthorizedAccess:EC2/SSHBruteForce',
        'medium',
        '203.0.113.9 guesses SSH passwords of bastion-tokyo.',
        machine(bastion, 'bastion-tokyo'),
        { action: inbound(22, guesser), count: 4180 },
      ),
      en: 'Four thousand guesses in an hour, on a port that was to be open for a day.',
      ja: '1 日だけのはずだった開放ポートに、1 時間で 4,000 回の推測が行われました。',
    },
    {
      id: 'survey',
      after: 120,
      distractor: true,
      event: survey(website, 'www-2'),
      en: 'A survey of the internet knocks at the door of the web site, which is there to be knocked at.',
      ja: 'インターネット調査が Web サイトのポートを確認しただけです。もともと公開しているポートです。',
    },
    {
      id: 'shell',
      after: 300,
      event: guardDuty(
        'Execution:Runtime/ReverseShell',
        'high',
        'A process of bastion-tokyo opened a shell to 203.0.113.9.',
        machine(bastion, 'bastion-tokyo'),
        { action: inbound(22, guesser) },
      ),
      en: 'One guess was right: the supplier user, with the password of the manual, has a shell.',
      ja: '推測が一つ当たりました。手順書のパスワードのままだった取引先用ユーザーで、シェルが開かれています。',
    },
    {
      id: 'further-in',
      after: 1_500,
      unless: ['cut-off'],
      cost: 20,
      event: guardDuty(
        'Impact:EC2/PortSweep',
        'high',
        'bastion-tokyo tries port 5432 of the whole network.',
        machine(bastion, 'bastion-tokyo'),
      ),
      en: 'From the bastion the intruder looks for the databases.',
      ja: '侵入者が、踏み台サーバーからデータベースを探しています。',
    },
  ],
  goal: {
    acknowledge: { within: 420, points: 15 },
    right: [
      {
        id: 'close-port',
        playbooks: ['close-open-port'],
        on: bastion,
        role: 'contain',
        within: 900,
        points: 20,
        why: {
          en: 'Port 22 is closed to the internet.',
          ja: 'インターネットへのポート 22 の公開を閉じます。',
        },
      },
      keepDisks(bastion, 'bastion-tokyo', { points: 15, within: 1_500, from: 'shell' }),
      {
        id: 'cut-off',
        playbooks: ['isolate-instance'],
        on: bastion,
        role: 'contain',
        within: 1_080,
        from: 'shell',
        points: 35,
        why: {
          en: 'The bastion is isolated: the open shell ends.',
          ja: '踏み台サーバーを隔離し、開かれたシェルを切断します。',
        },
      },
    ],
    wrong: [
      {
        id: 'website-closed',
        playbooks: ['close-open-port', 'isolate-instance', 'stop-instance'],
        on: website,
        cost: 25,
        why: {
          en: 'The web site was taken off the internet, where it belongs.',
          ja: '公開しているはずの Web サイトを、インターネットから切り離してしまいました。',
        },
      },
    ],
    tell: {
      within: 1_500,
      points: 15,
      why: {
        en: 'The supplier is told that their user was taken, and by whom it was used.',
        ja: '取引先に、ユーザーが悪用されたことを伝えます。',
      },
    },
  },
})
