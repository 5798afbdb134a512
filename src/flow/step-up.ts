import { incidentOf } from '../core/incident.ts'
import { codeOf, type Link, type Passkey, type Proof } from '../core/passkey.ts'
import type { Person } from '../core/people.ts'
import { rolesOf } from '../core/policy.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { gonePage, stepUpPage } from '../view/step-up.ts'
import { approve, breakTheGlass } from './approve.ts'
import { may, noteRefusal } from './may.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

type Key = Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'>

/** What the page of a one-time link asks of the bot. Signatures are checked by whoever calls. */
export function makeStepUp(world: World, views: ReturnType<typeof makeViews>) {
  const { passkeys, policy, catalog } = world
  /** Those that somebody vouched for. */
  const keys = async (who: string): Promise<Passkey[]> =>
    (await passkeys.of(who)).filter(({ confirmedBy }) => confirmedBy !== undefined)

  async function refuse(link: Link, refusal: Refusal): Promise<string> {
    const { purpose, who: by, locale } = link
    const about = purpose.kind === 'register' ? '' : purpose.run
    await noteRefusal(world, { by, action: purpose.kind, about, refusal })
    return views.show.refusal(refusal, locale)
  }

  async function decide({ who, locale, purpose }: Link, credential: string) {
    if (purpose.kind === 'register') return { refused: 'link-gone' } as const
    // Asked again: the policy may have been deployed anew since the link was made.
    const by: Person = { id: who, locale, roles: rolesOf(policy, who) }
    const denied = may(by, catalog.action.get(purpose.kind)?.allow ?? [])
    if (denied !== undefined) return denied
    const { run, hash } = purpose
    const proof: Proof = { credential, hash }
    return purpose.kind === 'approve'
      ? approve(world, { run, by, proof })
      : breakTheGlass(world, { run, by, proof, reason: purpose.reason })
  }

  return {
    look: passkeys.look,
    /** A link is good for one attempt. */
    take: passkeys.take,
    keys,
    /** Keeps a passkey that was made on the page; answers why not, in words. */
    registered: async (link: Link, key: Key): Promise<string | undefined> => {
      const kept = await passkeys.register({ ...key, who: link.who })
      return kept ? undefined : refuse(link, waiting)
    },
    /** A verified signature over the link's challenge, and how often the key says it was used; answers why not, in words. */
    proved: async (
      link: Link,
      { id, counter }: { id: string; counter: number },
    ): Promise<string | undefined> => {
      const mine = (await keys(link.who)).some((key) => key.id === id)
      if (!mine || !(await passkeys.used(id, counter)))
        return refuse(link, { refused: 'passkey-failed' })
      const result = await decide(link, id)
      return isRefusal(result) ? refuse(link, result) : undefined
    },
    /** What was sent proves nothing. */
    failed: (link: Link) => refuse(link, { refused: 'passkey-failed' }),
    /** HTML of the page. */
    page: async (link: Link, options: object): Promise<string> => {
      const { purpose, locale } = link
      const found = purpose.kind === 'register' ? undefined : await runOf(world, purpose.run)
      return stepUpPage(link, options, { say: views.say(locale), locale, ...(found && { found }) })
    },
    /** In every language: nobody knows whose link it was. */
    gone: () => gonePage([...catalog.locale].map(([lang, say]) => ({ lang, say }))),
    done: (link: Link, id: string) => {
      const { done, registered } = views.say(link.locale).passkeys
      return link.purpose.kind === 'register' ? registered(codeOf({ id }), link.who) : done
    },
  }
}

async function runOf(world: World, id: string) {
  const incident = await world.journal.incident(incidentOf(id))
  const run = incident?.runs[id]
  const playbook = run && world.catalog.playbook.get(run.plan.playbook)
  return run && playbook && { run, title: { en: playbook.en.title, ja: playbook.ja.title } }
}

const waiting: Refusal = {
  refused: 'not-possible',
  because: {
    en: 'one of your passkeys waits for its confirmation already. Have an administrator confirm it, or remove it with /hikeshi passkey remove.',
    ja: '確認待ちのパスキーがすでにあります。管理者に確認を依頼するか、/hikeshi passkey remove で削除してください。',
  },
}
