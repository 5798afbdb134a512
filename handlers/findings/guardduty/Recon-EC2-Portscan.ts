import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:EC2/Portscan',
  status: 'active',
  severity: 'medium',
  attack: ['T1046'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'turn-on-flow-logs'],
  en: {
    title: 'An instance scans the ports of another host',
    what: 'The instance tries many ports of one remote host within a short time, to learn which services run there. Scanners do this on orders; intruders do it on their first day, to find the next machine. An internal target makes it more serious, not less.',
    legitimate: [
      'Is the instance a vulnerability scanner such as Nessus or OpenVAS, and does its schedule match?',
      'Does service discovery or a health check go through port ranges after a deployment?',
    ],
    steps: [
      'Look whether the target lies inside your network, and which of its ports sent packets back in the flow logs.',
      'Identify who started the scan: shell history, sudo log, Session Manager sessions in CloudTrail, parent of nmap or nc.',
      'If no one did, snapshot the volumes, isolate the instance, and go on with the hosts that answered.',
    ],
  },
  ja: {
    title: 'インスタンスによるほかのホストへのポートスキャン',
    what: 'インスタンスが短時間に一つの相手の多数のポートへ接続を試み、稼働中のサービスを探っています。脆弱性スキャナーであれば通常の業務ですが、侵入者も次の標的を探すため真っ先にこれを行います。相手が社内のホストなら、安心材料ではなく、より深刻と受け止めてください。',
    legitimate: [
      'Nessus や OpenVAS などの脆弱性スキャナーで、実行スケジュールと時刻が合いますか。',
      'デプロイ後のサービスディスカバリーやヘルスチェックが、ポート範囲を順に試していませんか。',
    ],
    steps: [
      '対象が自社ネットワーク内かどうか、どのポートから応答が返ったかを、フローログで調べる。',
      'シェル履歴、sudo のログ、CloudTrail の Session Manager 接続記録、nmap や nc の親プロセスから、実行者を特定する。',
      '誰も実行していなければ、ボリュームのスナップショットを取得してインスタンスを隔離し、応答したホストの調査に移る。',
    ],
  },
})
