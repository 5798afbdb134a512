import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:EC2/DriveBySourceTraffic!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1189', 'T1204.001'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for a site that infects its visitors',
    what: 'The domain is known for drive-by downloads: whoever opens a page gets malware without asking for it. On a server without users nobody should be browsing, so either a person did it in a remote session or a program fetches its second stage from there.',
    legitimate: [
      'Do people surf the web from this host, for instance on WorkSpaces-like desktops or a jump server?',
      'Does a crawler, a screenshot service or a link checker follow links from outside?',
    ],
    steps: [
      'Establish whether a download followed: bytes received in the flow logs, proxy log, browser history and download folder.',
      'Snapshot the volumes before the browser cache is overwritten, and isolate the instance if a file arrived.',
      'Check for new processes, services and scheduled tasks since the query, and ask the user what they saw and typed.',
    ],
  },
  ja: {
    title: 'インスタンスによるドライブバイダウンロード配布元の名前解決',
    what: '問い合わせ先は、ページを開いただけでマルウェアを送り込む「ドライブバイダウンロード」の配布元として知られるドメインです。利用者のいないサーバーで Web を閲覧する人はいないはずなので、誰かがリモートセッションで開いたか、プログラムが次の段階のマルウェアを取得しています。',
    legitimate: [
      '仮想デスクトップや踏み台サーバーのように、人が Web を閲覧するホストですか。',
      'クローラー、画面キャプチャ、リンク検査のサービスが、外部のリンクをたどっていませんか。',
    ],
    steps: [
      '実際にダウンロードがあったかを、フローログの受信バイト数、プロキシのログ、ブラウザーの履歴、ダウンロードフォルダーで確かめる。',
      'ブラウザーのキャッシュが上書きされる前にボリュームのスナップショットを取得し、ファイルが届いていればインスタンスを隔離する。',
      '問い合わせ以降に増えたプロセス、サービス、スケジュールタスクを調べ、利用者には見た画面と入力した内容を尋ねる。',
    ],
  },
})
