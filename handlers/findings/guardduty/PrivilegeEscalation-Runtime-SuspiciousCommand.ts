import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Runtime/SuspiciousCommand',
  status: 'active',
  severity: 'medium',
  attack: ['T1548.001', 'T1548.003', 'T1068'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A command reaches for higher rights',
    what: 'A command was run that has little use but to gain rights: setting the setuid bit on a shell, editing who may sudo, trying a local exploit. The attempt tells two things, that somebody is inside and that the rights of the first account were not enough.',
    legitimate: [
      'Is a hardening or an audit script testing this very weakness?',
      'Did an administrator repair permissions by hand after a failed deployment?',
    ],
    steps: [
      'Find out whether it worked: look for a later process of the same lineage with euid 0.',
      'Preserve memory and volumes while the exploit or the script still lies there, then isolate the instance.',
      'Go back to how the first account was reached, since closing the escalation alone leaves the visitor inside as an ordinary user.',
    ],
  },
  ja: {
    title: 'より高い権限を狙うコマンドの実行',
    what: 'シェルへの setuid ビットの付与、sudo の許可の書き換え、ローカル攻撃コードの試行など、権限を得る以外にほとんど用途のないコマンドが実行されました。何者かが内部におり、最初に得たアカウントの権限では足りなかったことを物語っています。',
    legitimate: [
      '堅牢化や監査のスクリプトが、まさにこの弱点を検査していませんか。',
      'デプロイの失敗後、管理者が手作業で権限を修正していませんか。',
    ],
    steps: [
      '成功したかどうかを見極める。同じ系統の後続プロセスに、euid が 0 のものがないか探す。',
      '攻撃コードやスクリプトが残っているうちに、メモリとボリュームを保全し、インスタンスを隔離する。',
      '最初のアカウントに入られた経路までさかのぼる。昇格の手段をふさぐだけでは、侵入者は一般ユーザーとして残る。',
    ],
  },
})
