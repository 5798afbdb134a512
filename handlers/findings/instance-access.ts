import { defineCallAlarm, inventedCall, subjectAt, textAt } from '#kit'

const instanceId = 'requestParameters.instanceId'

/** Ways into a machine past its security groups and its SSH keys, and ways to listen to it. */
export default defineCallAlarm({
  id: 'instance-access',
  en: {
    title: 'Way into an instance opened',
    done: 'A door into a machine was opened that no security group guards: its serial console, its start-up script, or a copy of its traffic. Administrators use these when a machine no longer starts; attackers, when they have keys of AWS and none of the machine.',
    tried:
      'Somebody wanted to open a door into a machine that no security group guards. The call failed; what they may do was not enough, yet.',
  },
  ja: {
    title: 'インスタンスへの侵入経路の確保',
    done: 'セキュリティグループでは防げないインスタンスへの経路 (シリアルコンソール、起動スクリプト、通信のミラーリング) が用意されました。起動しなくなったインスタンスの復旧で管理者が使う機能ですが、AWS の認証情報しか持たない攻撃者がインスタンス内部に入る手段にもなります。',
    tried:
      'セキュリティグループでは防げないインスタンスへの経路を用意しようとする操作がありましたが、失敗しました。権限が不足していたとみられます。',
  },
  kind: { en: 'EC2 instance', ja: 'EC2 インスタンス' },
  thing: [
    instanceId,
    'requestParameters.CreateTrafficMirrorSessionRequest.NetworkInterfaceId',
    'recipientAccountId',
  ],
  calls: {
    ec2: {
      EnableSerialConsoleAccess: [
        'high',
        'opened|open the serial consoles of account @',
        'アカウント @ のシリアルコンソールアクセスを有効化',
      ],
      CreateTrafficMirrorSession: [
        'high',
        'began|begin to mirror the traffic of @',
        '@ の通信のミラーリングを開始',
      ],
      ModifyInstanceAttribute: [
        'high',
        'changed|change the start-up script of instance @',
        'インスタンス @ の起動スクリプト (ユーザーデータ) を変更',
      ],
    },
    'ec2-instance-connect': {
      SendSerialConsoleSSHPublicKey: [
        'high',
        'pushed|push an SSH key to the serial console of instance @',
        'インスタンス @ のシリアルコンソールに SSH 公開鍵を送信',
      ],
    },
  },
  // Other attributes are everyday work; user data runs as root at the next start.
  when: (detail) =>
    textAt(detail, 'eventName') !== 'ModifyInstanceAttribute' ||
    textAt(detail, 'requestParameters.userData', 'requestParameters.userData.value') !== undefined,
  look: (detail) => ({ subject: subjectAt(detail, { instanceId }) }),
  sample: inventedCall('ec2', 'ModifyInstanceAttribute', {
    requestParameters: { instanceId: 'i-0a1b2c3d4e5f60718', userData: '<sensitiveDataRemoved>' },
  }),
})
