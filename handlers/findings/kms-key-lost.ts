import { z } from 'zod'
import {
  at,
  defineFinding,
  factRows,
  invented,
  linksTo,
  placeOf,
  resourceNamed,
  subjectNamed,
  textAt,
  toFinding,
} from '#kit'

const page = ['/kms/home?region=@region#/kms/keys/@id', 'KMS key', 'KMS キー'] as const

const said = {
  deleted: {
    en: 'KMS key deleted',
    ja: 'KMS キーの削除',
    what: {
      en: 'The waiting period is over and the key is gone: whatever was encrypted under it cannot be read any more by anybody. If nobody planned this, look in CloudTrail for ScheduleKeyDeletion some weeks ago, and stop whoever called it before the next key follows.',
      ja: '待機期間が終わり、キーが削除されました。このキーで暗号化されたデータは、誰にも復号できません。予定された削除でなければ、数週間前の ScheduleKeyDeletion を CloudTrail で確認し、ほかのキーが削除される前に実行者を止めてください。',
    },
  },
  expired: {
    en: 'Imported key material expired',
    ja: 'インポートしたキーマテリアルの有効期限切れ',
    what: {
      en: 'KMS removed the key material that was imported into this key, and what is encrypted under it cannot be read. Unlike a deleted key it comes back: import the same material again.',
      ja: 'このキーにインポートされたキーマテリアルが KMS から削除され、暗号化されたデータを復号できません。キーの削除と異なり、同じキーマテリアルを再度インポートすれば復旧します。',
    },
  },
} as const

/** Rotation is announced by the same service; it loses nothing and is not taken. */
export default defineFinding({
  id: 'kms-key-lost',
  en: { title: 'KMS key lost' },
  ja: { title: 'KMS キーの喪失' },
  match: [
    {
      source: ['aws.kms'],
      'detail-type': ['KMS CMK Deletion', 'KMS Imported Key Material Expiration'],
    },
  ],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    hikeshiSample: true,
    'key-id': invented.arn('kms', 'key/0c1d2e3f-4a5b-6071-8293-a4b5c6d7e8f9'),
  },
  read(detail, { envelope }) {
    const [arn] = envelope.resources ?? []
    const id = textAt(detail, 'key-id')
    const { account, region } = placeOf(envelope)
    const words = said[/Expiration/.test(envelope['detail-type']) ? 'expired' : 'deleted']
    const resource = resourceNamed('AWS::KMS::Key', id ?? arn)
    const name = resource?.id ?? account
    return toFinding(detail, envelope, {
      key: `kms-key-lost/${account}/${region}/${resource?.id ?? envelope.id}`,
      type: envelope['detail-type'],
      headline: { en: `${words.en}: ${name}`, ja: `${words.ja}: ${name}` },
      what: words.what,
      severity: 'high',
      account,
      region,
      resource,
      last: [at(detail, 'time')],
      facts: factRows([['Key', 'キー', id ?? arn]]),
      links: linksTo(region, resource?.id, [page]),
      subject: subjectNamed('AWS::KMS::Key', arn ?? id),
    })
  },
})
