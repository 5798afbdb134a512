import { at, defineCallAlarm, inventedCall, subjectNamed, textAt } from '#kit'

/** Data whose key is gone is gone, too: CIS 3.7. */
export default defineCallAlarm({
  id: 'kms-key-disabled',
  cis: '3.7',
  en: {
    title: 'KMS key disabled or scheduled for deletion',
    done: 'A key was taken out of use. Everything encrypted with it cannot be read from now on, and after its deletion never again. While a deletion waits it can be cancelled: find out what the key protects before its date.',
    tried:
      'Somebody wanted to take a KMS key out of use, and AWS turned the call down. The key still works; ask whoever looks after it whether this was meant.',
  },
  ja: {
    title: 'KMS キーの無効化・削除予約',
    done: 'KMS キーが使用できなくなりました。このキーで暗号化されたデータは以後復号できず、キーが削除されると二度と読めません。削除の待機期間中であれば取り消せます。期日までに、何を保護しているキーかを確認してください。',
    tried:
      'KMS キーを使用不能にする操作が試みられましたが、AWS に拒否されました。キーは引き続き使えます。意図した操作かどうかを、キーの管理者に確認してください。',
  },
  kind: { en: 'KMS key', ja: 'KMS キー' },
  thing: ['requestParameters.keyId', 'responseElements.keyId', 'resources.ARN'],
  calls: {
    kms: {
      DisableKey: ['high', 'disabled|disable KMS key @', 'KMS キー @ を無効化'],
      ScheduleKeyDeletion: [
        'high',
        'scheduled|schedule the deletion of KMS key @',
        'KMS キー @ の削除を予約',
      ],
      DeleteImportedKeyMaterial: [
        'high',
        'deleted|delete the imported material of KMS key @',
        'KMS キー @ のインポート済みキーマテリアルを削除',
      ],
    },
  },
  look: (detail, { name }) =>
    // Deleted material has to be imported again: that is no work of a playbook.
    name === 'DeleteImportedKeyMaterial'
      ? {}
      : {
          subject: subjectNamed(
            'AWS::KMS::Key',
            textAt(detail, 'resources.ARN') ?? at(detail, 'requestParameters.keyId'),
          ),
        },
  sample: inventedCall('kms', 'ScheduleKeyDeletion', {
    requestParameters: { keyId: '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f', pendingWindowInDays: 7 },
    responseElements: {
      keyId: 'arn:aws:kms:ap-northeast-1:111122223333:key/5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f',
      keyState: 'PendingDeletion',
      deletionDate: 'Aug 29, 2026, 12:00:00 AM',
      pendingWindowInDays: 7,
    },
  }),
})
