import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:IAMUser/TorIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1090.003', 'T1580', 'T1087.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Someone studies the account from behind Tor',
    what: 'List and describe calls signed with your credentials left Tor at an exit node. The caller wants to know what there is to take and does not want you to know who asks. This is the earliest moment at which such a case can be stopped, before anything has changed.',
    legitimate: [
      'Is a journalist, researcher or activist in your staff bound to use Tor for all traffic?',
      'Does an exercise test whether this alarm reaches you?',
    ],
    steps: [
      'Switch the key off first; against an anonymous reader there is nobody to wait for.',
      'Rebuild the tour from CloudTrail (which services, which regions, which names), as it shows what the caller was after.',
      'Guard the things looked at longest: rotate secrets nearby, and set an alarm on the first write to them.',
    ],
  },
  ja: {
    title: 'Tor の向こうからのアカウントの調査',
    what: '自分たちの認証情報で署名された List や Describe の呼び出しが、Tor の出口ノードを通って届きました。相手は、奪えるものを知りたいが、誰が尋ねているかは知られたくないのです。まだ何も変更されていないこの段階が、食い止められる最も早い機会です。',
    legitimate: [
      '記者、研究者、活動家など、全通信で Tor を使うことになっている人が組織にいますか。',
      'このアラームが届くかどうかを試す訓練ではありませんか。',
    ],
    steps: [
      'まず鍵を止める。匿名の相手には、回答を待つべき人がいない。',
      '見て回った順路 (サービス、リージョン、名前) を CloudTrail から再現する。相手の狙いが表れている。',
      '最も長く見られたものを守る。周辺のシークレットをローテーションし、最初の書き込みにアラームを設定する。',
    ],
  },
})
