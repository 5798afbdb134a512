import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Kubernetes/SuccessfulAnonymousAccess',
  status: 'active',
  severity: 'high',
  attack: ['T1485', 'T1489', 'T1133'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Anybody can change the cluster without logging in',
    what: 'A destructive or altering call by system:anonymous succeeded. The cluster is open to writing for everyone who reaches its endpoint, and such clusters are found by scanners and filled with miners or emptied, often by several parties at once.',
    legitimate: [
      'Is it a throw-away cluster that holds nothing and was opened for a demonstration?',
      'Is the endpoint private, so that the caller must already sit inside your network?',
    ],
    steps: [
      'Delete the binding that allows it, after a copy, and restrict the endpoint in the same minute: every caller has the same power.',
      'Save the present state (kubectl get all,cm,ds,cronjobs -A -o yaml) and snapshot the volumes before anything is repaired.',
      'Assume more than one intruder and prefer a new cluster from Git over cleaning this one.',
    ],
  },
  ja: {
    title: 'ログインなしで誰でも変更できるクラスター',
    what: 'リソースを変更または破壊する呼び出しが、system:anonymous のまま成功しました。エンドポイントに届く人なら誰でも書き込める状態です。こうしたクラスターはスキャナーに発見され、マイナーを詰め込まれたり中身を消されたりします。複数の攻撃者が同時に入っていることも珍しくありません。',
    legitimate: [
      'デモのために開放した、何も入っていない使い捨てのクラスターですか。',
      'エンドポイントはプライベートで、呼び出し元がすでに社内ネットワークにいることになりますか。',
    ],
    steps: [
      '原因のバインディングを控えてから削除し、同時にエンドポイントを制限する。どの呼び出し元も同じ力を持っている。',
      '修復の前に現状 (kubectl get all,cm,ds,cronjobs -A -o yaml) を保存し、ボリュームのスナップショットを取得する。',
      '侵入者は複数いると考え、このクラスターを掃除するより、Git から新しいクラスターを作ることを優先する。',
    ],
  },
})
