import { useRef, useState } from 'react'
import { ApiError, api, type Me } from './api.ts'
import type { Answered, Modal } from './types.ts'
import { words } from './words.ts'

export interface Notice {
  readonly key: number
  readonly text: string
  readonly bad: boolean
}

/** Everything one can ask for, and what comes back: words for this person, a modal, or why not. */
export function useAsking(me: Me) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const [modal, setModal] = useState<{ key: number; modal: Modal }>()
  const [busy, setBusy] = useState(false)
  const count = useRef(0)

  const say = (text: string, bad = false): void => {
    count.current += 1
    const key = count.current
    setNotices((all) => [...all.slice(-1), { key, text, bad }])
  }
  const dismiss = (key: number): void => setNotices((all) => all.filter((n) => n.key !== key))
  const complain = (cause: unknown): string =>
    cause instanceof ApiError ? cause.message : words[me.lang].failedToLoad

  const take = ({ replies, modal: opened }: Answered): void => {
    for (const reply of replies) say(reply)
    if (opened) {
      count.current += 1
      setModal({ key: count.current, modal: opened })
    }
  }
  const ask = async (work: () => Promise<Answered>): Promise<void> => {
    setBusy(true)
    try {
      take(await work())
    } catch (cause) {
      say(complain(cause), true)
    } finally {
      setBusy(false)
    }
  }

  return {
    notices,
    modal,
    busy,
    say,
    dismiss,
    ask,
    close: () => setModal(undefined),
    act: (id: string, value: string) => ask(() => api.act(me, id, value)),
    /** Answers what is wrong, or undefined once the modal was taken. */
    submit: async (values: Record<string, string>): Promise<string | undefined> => {
      const view = modal?.modal.submit
      if (!view) return undefined
      try {
        const answer = await api.submit(me, view.view, view.meta, values)
        setModal(undefined)
        take(answer)
        return undefined
      } catch (cause) {
        return complain(cause)
      }
    },
  }
}
