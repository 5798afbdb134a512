import { at, defineCallAlarm, fact, gather, inventedCall, requestFacts, texts } from '#kit'

/** Those who were let in: account ids, organizations, or `all`. */
function letIn(detail: unknown): string[] {
  const request = at(detail, 'requestParameters')
  const added = ['createVolumePermission', 'launchPermission'].map((name) =>
    at(request, `${name}.add`),
  )
  const names = ['userId', 'group', 'organizationArn', 'organizationalUnitArn']
  return [
    ...names.flatMap((name) => added.flatMap((one) => gather(one, name))).map(String),
    ...texts(request, 'valuesToAdd'),
    ...texts(request, 'accountIdsToAdd'),
  ]
}

/** A disk, database or image given to somebody else: data leaves without a single byte being downloaded. */
export default defineCallAlarm({
  id: 'snapshot-shared',
  en: {
    title: 'Snapshot, image or document shared',
    done: 'A copy of a disk, a database or an image can now be taken by other accounts, and no log here will tell when they do. Take the permission back before asking why, unless the accounts below are your own.',
    tried:
      'Somebody wanted to let other accounts copy a disk, a database or an image. The call failed, and nobody was let in.',
  },
  ja: {
    title: 'スナップショット・AMI・ドキュメントの共有',
    done: 'ディスク、データベース、またはイメージの複製を外部のアカウントが取得できるようになりました。複製されてもこちらのログには残りません。下のアカウントが自社のものでなければ、理由の確認より先に共有を解除してください。',
    tried:
      'ディスク、データベース、またはイメージを外部のアカウントと共有しようとする操作がありましたが、失敗しました。アクセスは許可されていません。',
  },
  kind: { en: 'Shared resource', ja: '共有されたリソース' },
  thing: [
    'requestParameters.snapshotId',
    'requestParameters.imageId',
    'requestParameters.dBSnapshotIdentifier',
    'requestParameters.dBClusterSnapshotIdentifier',
    'requestParameters.name',
  ],
  calls: {
    ec2: {
      ModifySnapshotAttribute: [
        'high',
        'shared|share EBS snapshot @',
        'EBS スナップショット @ を共有',
      ],
      ModifyImageAttribute: ['high', 'shared|share AMI @', 'AMI @ を共有'],
    },
    rds: {
      ModifyDBSnapshotAttribute: [
        'high',
        'shared|share DB snapshot @',
        'DB スナップショット @ を共有',
      ],
      ModifyDBClusterSnapshotAttribute: [
        'high',
        'shared|share DB cluster snapshot @',
        'DB クラスタースナップショット @ を共有',
      ],
    },
    ssm: {
      ModifyDocumentPermission: [
        'medium',
        'shared|share SSM document @',
        'SSM ドキュメント @ を共有',
      ],
    },
  },
  // Taking a permission back is the same call, and so is a new description.
  when: (detail) => letIn(detail).length > 0,
  look(detail) {
    const others = letIn(detail)
    return {
      severity: others.some((one) => /^all$/i.test(one)) ? 'critical' : undefined,
      facts: [
        ...fact({ en: 'Shared with', ja: '共有先' }, others),
        ...requestFacts(detail, 'createVolumePermission', 'launchPermission'),
      ],
    }
  },
  sample: inventedCall('ec2', 'ModifySnapshotAttribute', {
    requestParameters: {
      snapshotId: 'snap-0a2b3c4d5e6f70819',
      createVolumePermission: { add: { items: [{ userId: '444455556666' }] } },
      attributeType: 'CREATE_VOLUME_PERMISSION',
    },
    responseElements: { requestId: '7e901234-5f61-4d82-a04e-5261708f9ead', _return: true },
  }),
})
