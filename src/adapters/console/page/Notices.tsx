import type { Notice } from './asking.ts'
import { useWords } from './context.ts'
import { Mrkdwn } from './Mrkdwn.tsx'

/** What the bot tells this person alone. */
export function Notices({
  notices,
  onDismiss,
}: {
  notices: readonly Notice[]
  onDismiss: (key: number) => void
}) {
  const w = useWords()
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ key, text, bad }) => (
        <div key={key} className="notice" data-bad={bad}>
          <div>
            <small>{w.onlyYou}</small>
            <div className="text">
              <Mrkdwn text={text} />
            </div>
          </div>
          <button type="button" aria-label={w.dismiss} onClick={() => onDismiss(key)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
