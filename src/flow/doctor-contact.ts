import { orAbsent } from '../kit/index.ts'
import { eachPlace } from './doctor-places.ts'
import { type Look, line, says } from './doctor-probe.ts'

/** Whom AWS itself tells of a leaked key or of abuse: without a security contact, whoever opened the account. */
export const lookAtContact: Look = (probe) =>
  eachPlace(probe, 'account', 'contact', async ({ account, region }) => {
    const contact = await orAbsent(
      probe.reader(account, region).account.getAlternateContact({
        AlternateContactType: 'SECURITY',
      }),
    )
    return [
      line(
        'contact',
        contact !== undefined,
        contact !== undefined
          ? says('A security contact is registered', 'セキュリティ連絡先が登録されています')
          : says(
              'No security contact: AWS tells of leaked keys and of abuse only the account’s own address.',
              'セキュリティ連絡先が未登録です。キーの流出や不正利用は、アカウントのメールアドレスにしか通知されません。',
            ),
        {
          place: account,
          mend: 'aws account put-alternate-contact --alternate-contact-type SECURITY --name "Security team" --title Security --email-address … --phone-number …',
        },
      ),
    ]
  })
