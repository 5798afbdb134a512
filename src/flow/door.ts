import { randomUUID } from 'node:crypto'
import type { Modal } from '../core/blocks.ts'
import type { Person } from '../core/people.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { Answer, App, Keep } from '../kit/index.ts'
import { section } from '../view/parts.ts'
import { unescaped } from '../view/text.ts'
import { doorStream, may, noteRefusal } from './may.ts'
import type { World } from './world.ts'

interface Asked {
  readonly person: Person
  readonly reply: (text: string) => Promise<void>
  readonly open: (work: Promise<Modal | Refusal>) => Promise<void>
}

/** What the transports call. Finds the handler, checks who may, and answers every refusal and every surprise in words. */
export interface Door {
  readonly action: (ask: Asked & { id: string; argument: string; value: string }) => Promise<void>
  /** Does this form's handler answer with another form? */
  readonly opens: (view: string) => boolean
  readonly view: (
    ask: Asked & { id: string; meta: string; values: Readonly<Record<string, string>> },
  ) => Promise<void>
  readonly command: (ask: {
    person: Person
    name: string
    args: readonly string[]
    print: (line: string) => void
    file?: (path: string) => Promise<string>
    keep?: Keep
    progress?: (text: string) => void
    /** There is no journal that a refusal could be written into. */
    unwritten?: boolean
  }) => Promise<Answer>
  /** A refusal before anybody knew the person: forged signature, guest, other workspace. */
  readonly refused: (ask: { by: string; action: string; why: string }) => Promise<void>
}

export function makeDoor(world: World, app: App): Door {
  const { catalog, log } = world
  const words = (person: Person) => app.words(person.locale)

  const note = (person: Person, action: string, about: string, refusal: Refusal) =>
    noteRefusal(world, { by: person.id, action, about, refusal })

  /** The one boundary of the people's side: whatever happens, the person is told, and the log knows why. */
  async function answer(
    ask: Asked,
    action: string,
    about: string,
    work: () => Promise<Refusal | void>,
  ): Promise<void> {
    try {
      const refusal = await work()
      if (refusal === undefined) return
      await note(ask.person, action, about, refusal)
      await ask.reply(app.show.refusal(refusal, ask.person.locale))
    } catch (error) {
      await ask.reply(surprise(ask.person, action, error))
    }
  }

  function surprise(person: Person, action: string, error: unknown): string {
    const reference = randomUUID().slice(0, 8)
    log('error', 'a request failed', {
      reference,
      action,
      by: person.id,
      error: error instanceof Error ? error.stack : String(error),
    })
    return words(person).surprise(reference)
  }

  /** A modal that could not be made shows the refusal; it is journalled like any other. */
  const watched =
    (ask: Asked, action: string, about: string): Asked['open'] =>
    (work) =>
      ask.open(
        work.then(
          async (modal) => {
            if (isRefusal(modal)) await note(ask.person, action, about, modal)
            return modal
          },
          (error: unknown): Refusal => ({
            refused: 'surprise',
            text: surprise(ask.person, action, error),
          }),
        ),
      )

  return {
    action: (ask) =>
      answer(ask, ask.id, ask.value, async () => {
        const handler = catalog.action.get(ask.id)
        if (handler === undefined) return { refused: 'not-found', what: ask.id }
        return (
          may(ask.person, handler.allow) ??
          handler.run({ ...ask, app, open: watched(ask, ask.id, ask.value) })
        )
      }),
    opens: (view) => catalog.view.get(view)?.opens ?? false,
    view: (ask) =>
      answer(ask, ask.id, ask.meta, async () => {
        const handler = catalog.view.get(ask.id)
        if (handler === undefined) return { refused: 'not-found', what: ask.id }
        return (
          may(ask.person, handler.allow) ??
          handler.run({ ...ask, app, open: watched(ask, ask.id, ask.meta) })
        )
      }),
    command: async ({ person, name, args, progress = () => {}, unwritten = false, ...rest }) => {
      try {
        const command = catalog.command.get(name === '' ? 'help' : name)
        if (command === undefined) return { text: words(person).unknownCommand(name), exit: 2 }
        const result =
          may(person, command.allow) ??
          (await command.run({ person, app, args, progress, ...rest }))
        if (!isRefusal(result)) return result
        if (!unwritten) await note(person, `command ${name}`, '', result)
        const text = app.show.refusal(result, person.locale)
        return { text: unescaped(text), blocks: [section(text)], exit: 2 }
      } catch (error) {
        return { text: surprise(person, name, error), exit: 1 }
      }
    },
    refused: ({ by, action, why }) =>
      world.journal.note(doorStream(world), { kind: 'refused', by, action, why }),
  }
}
