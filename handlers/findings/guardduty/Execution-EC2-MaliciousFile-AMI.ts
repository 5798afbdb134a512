import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:EC2/MaliciousFile!AMI',
  status: 'active',
  attack: ['T1204.003', 'T1525'],
  playbooks: [],
  en: {
    title: 'Malware is baked into an AMI',
    what: 'A backup scan found malicious files inside a machine image. Every instance that starts from it is born infected, and an Auto Scaling group may be starting one right now. Whether the image was built poisoned or taken from an infected host decides how far back you have to look.',
    legitimate: [
      'Is it a forensic image that was made of a compromised host on purpose?',
      'Did a vendor agent or a packed administration tool inside the image cause such alarms before?',
    ],
    steps: [
      'Keep new instances from it: take it out of launch templates and Auto Scaling groups, note with whom it is shared, and disable the AMI without deregistering it.',
      'List the instances and the copies that came from it (describe-instances with the image-id filter, all regions, all shared accounts) and treat each as infected.',
      'Trace its origin in CloudTrail by CreateImage, CopyImage or RegisterImage, and test the previous image of the same pipeline.',
    ],
  },
  ja: {
    title: 'AMI に含まれるマルウェア',
    what: 'バックアップのスキャンで、マシンイメージの中に悪意のあるファイルが見つかりました。この AMI から起動するインスタンスは最初から感染しており、Auto Scaling グループがいまも起動しているかもしれません。ビルドの段階で汚染されたのか、感染したホストから作られたのかによって、さかのぼる範囲が変わります。',
    legitimate: [
      '侵害されたホストから意図的に取得した、フォレンジック用のイメージではありませんか。',
      '含まれているベンダーのエージェントや管理ツールが、以前にも誤検知されていませんか。',
    ],
    steps: [
      '新たな起動を止める。起動テンプレートと Auto Scaling グループから外して共有先を控え、AMI は登録解除せずに無効化する。',
      'この AMI から作られたインスタンスとコピーを洗い出し (describe-instances の image-id フィルター、全リージョン、共有先アカウント)、すべて感染しているとみなす。',
      'CloudTrail の CreateImage、CopyImage、RegisterImage から由来をたどり、同じパイプラインの一つ前のイメージも検査する。',
    ],
  },
})
