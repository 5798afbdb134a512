import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Kubernetes/MaliciousIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1070', 'T1078'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Tracks in the cluster were covered from a known bad address',
    what: 'A caller at an address with a record of attacks used an API by which intruders hide, such as the removal of events or of the objects that show what ran. Whoever cleans up has already done something worth hiding, and that part is what you have to find.',
    legitimate: [
      'Does a clean-up job outside the cluster delete finished pods and events from this address?',
      'Has the provider of your CI runners recycled an address that was abused before?',
    ],
    steps: [
      'Export the audit log of the last days from CloudWatch Logs to a bucket the caller cannot reach.',
      'Reconstruct what was deleted: audit entries with the verbs delete and deletecollection keep names and times after the objects are gone.',
      'Suspend the caller’s access entry or binding, and go through its successful create and patch calls before the clean-up.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからの痕跡の隠蔽',
    what: '攻撃の履歴がある IP アドレスから、イベントや実行の跡を示すオブジェクトの削除など、侵入者が身を隠すために使う API が呼び出されました。片付けをする以上、隠したい行為がすでにあったはずで、調べるべきはそこです。',
    legitimate: [
      'クラスター外の後片付け用ジョブが、この IP アドレスから完了済みの Pod やイベントを削除していませんか。',
      'CI ランナーの提供元が、以前に悪用された IP アドレスを再利用していませんか。',
    ],
    steps: [
      '直近数日分の監査ログを、CloudWatch Logs から呼び出し元の手が届かないバケットへエクスポートする。',
      '消されたものを復元する。オブジェクトがなくても、delete と deletecollection の監査エントリには名前と時刻が残っている。',
      '呼び出し元のアクセスエントリまたはバインディングを止め、隠蔽より前に成功した create と patch の操作をたどる。',
    ],
  },
})
