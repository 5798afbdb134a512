import type { ReactNode } from 'react'
import { emoji } from './emoji.ts'
import { isWeb, type Piece, parse } from './parse.ts'
import { SlackDate } from './time.tsx'

/** Slack's mrkdwn as elements. Nothing in it is ever read as HTML. */
export function Mrkdwn({ text }: { text: string }) {
  return <Pieces pieces={parse(text)} />
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  // Pieces have no identity beyond their place.
  // oxlint-disable-next-line react/no-array-index-key
  return pieces.map((piece, place) => <One key={place} piece={piece} />)
}

function One({ piece }: { piece: Piece }) {
  if (typeof piece === 'string') return piece
  switch (piece.is) {
    case 'pre':
      return <pre>{piece.text}</pre>
    case 'code':
      // An id that fits on a line is not broken at its hyphens.
      return <code className={piece.text.length <= 30 ? 'whole' : undefined}>{piece.text}</code>
    case 'mention':
      return <span className="mention">{piece.text}</span>
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.inside} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.inside} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.inside} />
        </s>
      )
    case 'emoji':
      return emoji[piece.name] ?? `:${piece.name}:`
    case 'link':
      return <SafeLink href={piece.href}>{piece.label}</SafeLink>
    case 'date':
      return <SlackDate {...piece} />
  }
}

/** Only web addresses become links; they open without telling where they were clicked. */
export function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  if (!isWeb(href)) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
