import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Runtime/SuspiciousCommand',
  status: 'active',
  severity: 'medium',
  attack: ['T1053.003', 'T1543.002', 'T1136.001'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A command installs a way to stay on the host',
    what: 'A service was set up, crontab edited or a user added by a command whose circumstances look wrong. The intruder expects to lose the first foothold and prepares the second; finding it now is cheaper than meeting it again in a month.',
    legitimate: [
      'Is the command part of an image build, a user-data script or an installer that ran at that time?',
      'Does the new unit or user belong to software on your approved list?',
    ],
    steps: [
      'From the context field take service name or user, and find the file behind it with systemctl cat, crontab -l or getent passwd.',
      'Keep a copy of that file and a snapshot, then see which program it would start, for that one is the payload.',
      'Expect more than one: go through timers, rc scripts, shell profiles and sudoers before the host counts as clean, or better rebuild it.',
    ],
  },
  ja: {
    title: 'ホストに居座るためのコマンドの実行',
    what: '不審な状況のもとで、サービスの設置、crontab の編集、ユーザーの追加などを行うコマンドが実行されました。侵入者は最初の足場を失うことを見越して次を用意します。1 か月後に再び出会うより、いま見つけるほうがはるかに楽です。',
    legitimate: [
      'その時刻に動いた、イメージのビルド、ユーザーデータ、インストーラーの一部ではありませんか。',
      '新しいユニットやユーザーは、承認済みソフトウェアのものですか。',
    ],
    steps: [
      'context フィールドからサービス名やユーザーを読み取り、systemctl cat、crontab -l、getent passwd で実体のファイルを特定する。',
      'ファイルのコピーとスナップショットを残し、何を起動するものかを確かめる。起動されるプログラムが本体である。',
      '一つだけとは限らない。タイマー、rc スクリプト、シェルプロファイル、sudoers まで調べる。できればホストを再構築する。',
    ],
  },
})
