import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/DriveBySourceTraffic!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1189', 'T1105'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process looks up a source of drive-by downloads',
    what: 'The name belongs to a host that hands malware to those who merely visit it. On a server without a browser somebody or something else does the visiting: a script with a poisoned dependency, a headless browser, or a downloader already in place.',
    legitimate: [
      'Is the process a crawler, a screenshot service or a URL scanner?',
      'Did a person browse from this host over a remote desktop?',
    ],
    steps: [
      "See what was fetched after the lookup: new files in the working and temporary folders since the query's time, with their hashes.",
      'Leave the workload running and take snapshots; a just downloaded file may not have been started yet and tells what was planned.',
      'Isolate if a file was written or a child process appeared; for build jobs also distrust the artefacts made since.',
    ],
  },
  ja: {
    title: 'プロセスによるドライブバイダウンロード配布元の名前解決',
    what: '訪れただけでマルウェアを渡してくるホストのドメインです。ブラウザーのないサーバーでは、ほかの何かがそこを訪れています。汚染された依存パッケージを含むスクリプト、ヘッドレスブラウザー、すでに入り込んだダウンローダーなどです。',
    legitimate: [
      '問い合わせたのは、クローラー、スクリーンショット取得サービス、URL スキャナーですか。',
      '誰かがリモートデスクトップ経由で、このホストから Web を閲覧していませんか。',
    ],
    steps: [
      '名前解決の後に取得されたものを調べる。問い合わせ時刻以降に作業フォルダーと一時フォルダーに現れたファイルをハッシュとともに洗い出す。',
      'ワークロードは動かしたままスナップショットを取得する。取得直後のファイルはまだ起動されておらず、狙いを教えてくれることがある。',
      'ファイルの書き込みや子プロセスがあれば隔離する。ビルドジョブなら、それ以降の成果物も信用しない。',
    ],
  },
})
