import { useState } from 'react'
import { ApiError, api, type Me } from './api.ts'
import { Blocks } from './Blocks.tsx'
import { useWords } from './context.ts'
import { Mrkdwn } from './Mrkdwn.tsx'
import type { CommandAnswer } from './types.ts'

/** `/hikeshi …`, as in Slack: the answer is for this person alone. */
export function CommandBox({
  me,
  onError,
}: {
  me: Me
  onError: (text: string, bad: boolean) => void
}) {
  const w = useWords()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<CommandAnswer & { asked: string }>()

  const run = async (): Promise<void> => {
    setBusy(true)
    try {
      setAnswer({ ...(await api.command(me, text)), asked: text })
      setText('')
    } catch (cause) {
      onError(cause instanceof ApiError ? cause.message : w.failedToLoad, true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="command">
      {/* Always there, so that what is put into it is read out. */}
      <div aria-live="polite">
        {answer && (
          <section className="answer" aria-label={`/hikeshi ${answer.asked}`}>
            <header>
              <code>/hikeshi {answer.asked}</code>
              <small>{w.onlyYou}</small>
              <button type="button" aria-label={w.dismiss} onClick={() => setAnswer(undefined)}>
                ×
              </button>
            </header>
            {answer.files?.map(({ name, type, base64 }) => (
              <a key={name} className="file" download={name} href={`data:${type};base64,${base64}`}>
                {name}
              </a>
            ))}
            {answer.blocks && answer.blocks.length > 0 ? (
              <Blocks blocks={answer.blocks} />
            ) : (
              <div className="text plain">
                <Mrkdwn text={answer.text} />
              </div>
            )}
          </section>
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void run()
        }}
      >
        <span aria-hidden="true">/hikeshi</span>
        <input
          type="text"
          aria-label={w.command}
          placeholder={w.commandHint}
          value={text}
          maxLength={4000}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" aria-busy={busy}>
          {w.run}
        </button>
      </form>
    </div>
  )
}
