import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin',
  status: 'active',
  severity: 'high',
  attack: ['T1078', 'T1133', 'T1213.006'],
  playbooks: ['isolate-database'],
  en: {
    title: 'A known bad address is logged in to the database',
    what: "Credentials of this database were accepted from an address that is known for malicious activity. If no long guessing went before, the password was known already: from a repository, a backup of an environment file or a reused login. Count the contents as exposed from the login's first minute.",
    legitimate: [
      'Does a supplier with a contract run its jobs from this host, and does its own log prove it?',
      'Did one of your staff use a public proxy or hotel network with a burnt address?',
    ],
    steps: [
      'Snapshot the database, then kill the sessions from that address and block it at the network ACL for the moment.',
      'Give the database user a new password, and change every other place where the old one was used.',
      'Estimate what left from ReadIOPS and NetworkTransmitThroughput in CloudWatch around the session, next to the statements in the audit log.',
    ],
  },
  ja: {
    title: '悪意ある IP アドレスからのデータベースログイン成功',
    what: '悪意ある活動で知られる IP アドレスから、このデータベースの認証情報でログインが通りました。長い総当たりの形跡がなければ、パスワードは知られていたと考えられます。リポジトリ、環境変数ファイルのバックアップ、使い回しなどが出どころです。ログインの瞬間から、データは見られたものとして扱ってください。',
    legitimate: [
      '契約のある委託先がこのホストからジョブを動かしており、相手側のログでそれを示せますか。',
      '社員が、評判の悪い IP アドレスを持つ公開プロキシやホテルの回線を使いませんでしたか。',
    ],
    steps: [
      'データベースのスナップショットを取得してから、そのアドレスのセッションを切り、当面はネットワーク ACL で遮断する。',
      'データベースユーザーに新しいパスワードを設定し、古いものを使っていた箇所もすべて変える。',
      '監査ログの SQL と、セッション前後の CloudWatch の ReadIOPS、NetworkTransmitThroughput を突き合わせ、持ち出された量を見積もる。',
    ],
  },
})
