import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/MaliciousIPCaller.FailedLogin',
  status: 'active',
  severity: 'medium',
  attack: ['T1110.003', 'T1133'],
  playbooks: [],
  en: {
    title: 'A known bad address fails to log in to the database',
    what: "An address with a record of attacks tried to log in to this database and was refused. The password held this time; what matters is that a stranger's packets arrive at the login prompt, and that the next address will not be on a list.",
    legitimate: [
      'Is the source a scanner of internet-wide research that happens to stand on a threat list?',
      'Does a partner connect from shared hosting whose address has got a bad name?',
    ],
    steps: [
      "Check the reachability first: public endpoint, route to an internet gateway, and the inbound rule that matched the engine's port.",
      'Look at which user names were tried; names that exist only in your systems mean that somebody already knows them.',
      'Narrow the inbound rule and search the engine log for a success from the same network in the past weeks.',
    ],
  },
  ja: {
    title: '悪意ある IP アドレスからのデータベースログイン失敗',
    what: '悪用の履歴で知られる IP アドレスがこのデータベースへのログインを試み、拒否されました。今回はパスワードで防げました。問題は、見知らぬ相手からデータベースのログイン処理に届いてしまうこと、そして次の相手はリストに載っていないかもしれないことです。',
    legitimate: [
      '接続元は、たまたま脅威リストに載っているインターネット調査用のスキャナーではありませんか。',
      '取引先が、評判の落ちた共用ホスティングから接続していませんか。',
    ],
    steps: [
      'まず到達経路を確かめる。パブリックエンドポイント、インターネットゲートウェイへのルート、エンジンのポートに一致したインバウンドルールを見る。',
      '試されたユーザー名を確認する。社内にしかない名前が使われていれば、すでに誰かに知られている。',
      'インバウンドルールを絞り、過去数週間に同じネットワークからの成功がないかエンジンのログで探す。',
    ],
  },
})
