import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:EC2/SuspiciousFile',
  status: 'active',
  attack: ['T1588.002', 'T1105'],
  playbooks: ['snapshot-volumes', 'isolate-instance'],
  en: {
    title: 'A dual-use tool lies on an instance',
    what: "The volume scan found files that are not malware as such but often serve attackers: adware, spyware, port scanners, password or remote-access tools. On an administrator's host that may be normal; on a web server somebody brought a toolbox along.",
    legitimate: [
      "Can the host's owner name the tool, the day it was installed and the reason?",
      'Is it part of the base image, so that all sister instances have it too?',
    ],
    steps: [
      'Read name, path and hash under the detected threats, and judge the path: a package directory speaks for you, /tmp and web roots against.',
      'If nobody claims the file, take snapshots while its timestamps and the shell history are untouched.',
      'Look for use of the tool in bash_history, auditd and the flow logs, above all scans of neighbours, and isolate the instance if you find any.',
    ],
  },
  ja: {
    title: 'インスタンス上の疑わしいツール',
    what: 'マルウェアそのものではなくても攻撃者がよく使うファイルが、ボリュームのスキャンで見つかりました。アドウェア、スパイウェア、ポートスキャナー、パスワード解析や遠隔操作のツールなどです。管理者のホストなら普通でも、Web サーバーにあれば、誰かが道具一式を持ち込んだことになります。',
    legitimate: [
      'ホストの担当者は、ツールの名前、導入日、理由を説明できますか。',
      'ベースイメージに含まれており、同じ構成のインスタンスすべてに存在するものですか。',
    ],
    steps: [
      '検出された脅威の名前、パス、ハッシュを確認する。パッケージの標準ディレクトリなら正当、/tmp や Web の公開ディレクトリなら不審と見る。',
      '心当たりのある人がいなければ、タイムスタンプとシェル履歴が変わらないうちにスナップショットを取得する。',
      'bash_history、auditd、フローログでツールの使用跡、特に周辺ホストへのスキャンを探し、見つかればインスタンスを隔離する。',
    ],
  },
})
