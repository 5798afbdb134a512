import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Kubernetes/MaliciousIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1485', 'T1489'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'The cluster is tampered with from a known bad address',
    what: 'Calls that change, interrupt or delete things in the cluster came from an address that threat intelligence knows. This is the stage at which the attacker no longer looks but acts; outages and lost volumes may follow within minutes.',
    legitimate: [
      'Does an emergency change go on from a hotel or mobile network, with the engineer on the phone?',
      'Is the verb in the finding a harmless patch, such as the heartbeat of a remote agent?',
    ],
    steps: [
      'Cut the caller’s access at once through its access entry or binding; here stopping comes before understanding.',
      'Secure what still exists: snapshot the EBS volumes behind PersistentVolumes and set their reclaim policy to Retain.',
      'List all delete, patch and update verbs of the caller from the audit log, and restore from Git and backup in that order.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからのクラスターの改ざん',
    what: '脅威インテリジェンスに載る IP アドレスから、クラスター内のリソースを変更、中断、削除する操作が行われました。攻撃者はもはや調べる段階を終え、実行に移っています。数分のうちに停止やボリュームの消失に至るおそれがあります。',
    legitimate: [
      '担当者がホテルやモバイル回線から緊急変更を行っており、電話で本人に確認できますか。',
      '検出結果の操作は、遠隔エージェントの定期的な patch のような無害なものではありませんか。',
    ],
    steps: [
      'アクセスエントリまたはバインディングを外し、呼び出し元を直ちに遮断する。ここでは原因究明より停止を優先する。',
      '残っているものを守る。PersistentVolume の EBS ボリュームのスナップショットを取得し、persistentVolumeReclaimPolicy を Retain にする。',
      '監査ログから呼び出し元の delete、patch、update をすべて列挙し、Git、バックアップの順に使って復元する。',
    ],
  },
})
