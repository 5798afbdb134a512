import type { Block } from '../core/blocks.ts'
import type { Status } from '../core/status.ts'
import { digestOf } from '../core/storm.ts'
import { account, type ViewContext } from './context.ts'
import { context, header, lines } from './parts.ts'
import { code, when } from './text.ts'

/** For `/hikeshi status`: where everything that arrived stands, and whether people can be told. */
export function health(status: Status, ctx: ViewContext): Block[] {
  const { status: say } = ctx.say
  const at = (ms: number) => when(new Date(ms).toISOString(), ctx.locale, ctx.zone)
  const { received, shown, folded, suppressed } = status.findings
  return [
    header(say.title),
    ...lines([
      say.findings(received, shown, folded, suppressed),
      ...(suppressed > 0 ? [say.suppressed(status.hidden, status.untold, status.idle)] : []),
      say.backlog(status.events.waiting, status.events.notUnderstood, status.events.failed),
    ]),
    ...lines(
      status.channels.map(
        ({ channel, wanted, folded: inDigest, storm, okAt, failedAt, patienceUntil }) => {
          const bad = failedAt !== undefined && failedAt > (okAt ?? 0)
          const since = storm === undefined ? undefined : digestOf(storm)?.since
          return [
            say.channel(code(channel, 40), wanted),
            ...(since === undefined ? [] : [say.storm(at(since), inDigest)]),
            bad
              ? say.chatFailed(at(failedAt))
              : okAt === undefined
                ? say.chatUnused
                : say.chatOk(at(okAt)),
            ...(bad && patienceUntil > ctxNow(status) ? [say.chatAgain(at(patienceUntil))] : []),
          ].join(' · ')
        },
      ),
    ),
    ...lines(
      status.accounts.map(({ account: id, lastAt }) =>
        say.account(account(id, ctx), when(lastAt, ctx.locale, ctx.zone)),
      ),
    ),
    context(say.store(status.store.version, status.replicas)),
  ]
}

const ctxNow = ({ now }: Status): number => now
