import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/DropPoint!DNS',
  status: 'active',
  severity: 'medium',
  attack: ['T1071.004', 'T1041'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for the domain of a drop point',
    what: 'The domain belongs to a host that collects what malware steals. The name was looked up; whether data followed is not in the DNS log. It is the better moment of the two to intervene, because the delivery may not have started.',
    legitimate: [
      'Was the name only opened in an analysis or in a security mail gateway?',
      'Has an indicator list been resolved in bulk to enrich it with addresses?',
    ],
    steps: [
      'Search the flow logs for traffic to the resolved addresses in the minutes after the query.',
      'Block the domain in DNS Firewall, isolate the instance, and snapshot it, whether or not traffic is found.',
      'Look for collected material on the disk copy: fresh archives in temporary folders, browser or shell credential files with a recent access time.',
    ],
  },
  ja: {
    title: '窃取データ集積先のドメインの名前解決',
    what: 'マルウェアが盗んだデータを集めるホストのドメインが、問い合わせられました。その後にデータが送られたかどうかは、DNS のログからは分かりません。送信がまだ始まっていない可能性もあり、接続が検出された場合よりも早く手を打てます。',
    legitimate: [
      '解析作業やメールセキュリティ製品の中で、名前が引かれただけではありませんか。',
      '脅威情報のリストにアドレスを補うため、名前を一括で解決していませんか。',
    ],
    steps: [
      '問い合わせから数分以内に、解決先アドレスへの通信がないかフローログで探す。',
      '通信の有無にかかわらず、DNS Firewall でドメインをブロックし、インスタンスを隔離してスナップショットを取得する。',
      '複製したディスクで、収集の痕跡を探す。一時フォルダーの新しいアーカイブや、最近アクセスされた認証情報ファイルに注目する。',
    ],
  },
})
