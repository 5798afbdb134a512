import { useEffect, useEffectEvent, useState } from 'react'
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
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <One key={notice.key} notice={notice} onDismiss={() => onDismiss(notice.key)} />
      ))}
    </div>
  )
}

/** Goes by itself after a while, unless it is bad news or somebody points at it. */
function One({ notice: { text, bad }, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const w = useWords()
  const [held, setHeld] = useState(false)
  const dismiss = useEffectEvent(onDismiss)
  useEffect(() => {
    if (bad || held) return
    const timer = setTimeout(() => dismiss(), 10_000)
    return () => clearTimeout(timer)
  }, [bad, held])
  return (
    <div
      className="notice"
      data-bad={bad}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <div>
        <small>{w.onlyYou}</small>
        <div className="text">
          <Mrkdwn text={text} />
        </div>
      </div>
      <button type="button" aria-label={w.dismiss} onClick={onDismiss}>
        ×
      </button>
    </div>
  )
}
