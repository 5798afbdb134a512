import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:IAMUser/ResourcePermissions',
  status: 'retired',
  severity: 'medium',
  attack: ['T1580', 'T1619'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal asked for resource permissions it never asked for',
    what: 'The policies on resources, or the resources themselves with DescribeInstances, were read by a principal for the first time. An intruder does that to learn what the stolen key can open and which resource trusts too many. Discovery:IAMUser/AnomalousBehavior reports such behaviour today.',
    legitimate: [
      'Did an audit or a posture tool take up work under this principal?',
      'Had the person just been given an account and gone through the console to learn it?',
    ],
    steps: [
      'Collect the resources that were asked about and mark those whose policy grants access to other accounts or to everybody.',
      'Look for the same principal among reads of objects, secrets or images during the following day.',
      'If the questions remain unexplained, deactivate the key and tighten the policies that it has seen.',
    ],
  },
  ja: {
    title: 'リソースの権限を初めて調べたプリンシパル',
    what: 'リソースのポリシーや、DescribeInstances によるリソースそのものの情報を、あるプリンシパルが初めて読み出しました。侵入者は、盗んだ鍵で何が開くか、どのリソースが相手を信頼しすぎているかをこうして探ります。現在このような挙動は Discovery:IAMUser/AnomalousBehavior として報告されます。',
    legitimate: [
      '監査やセキュリティ状況の診断ツールが、このプリンシパルで動き出していませんでしたか。',
      'アカウントを渡されたばかりの担当者が、コンソールを見て回っていたのではありませんか。',
    ],
    steps: [
      '調べられたリソースを集め、ほかのアカウントや全員に許可を与えているものに印を付ける。',
      '翌日までの間に、同じプリンシパルがオブジェクト、シークレット、イメージを読んでいないか探す。',
      '理由が分からないままならアクセスキーを無効化し、見られたポリシーを引き締める。',
    ],
  },
})
