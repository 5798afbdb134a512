import { useState } from 'react'
import { useWords } from './context.ts'

/** Something to take along: shown as it is, and copied with one press. A long text is folded. */
export function Copy({ name, text, long = false }: { name: string; text: string; long?: boolean }) {
  const { start } = useWords().pages
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  // It scrolls by itself: the keyboard has to be able to.
  const shown = (
    <pre tabIndex={0} aria-label={name}>
      {text}
    </pre>
  )
  return (
    <div className="copy">
      <div className="verdict">
        <strong>{name}</strong>
        <span>
          <span className="quiet" role="status">
            {copied && start.copied}
          </span>{' '}
          <button type="button" aria-label={start.copyOf(name)} onClick={copy}>
            {start.copy}
          </button>
        </span>
      </div>
      {long ? (
        <details>
          <summary>{start.show}</summary>
          {shown}
        </details>
      ) : (
        shown
      )}
    </div>
  )
}
