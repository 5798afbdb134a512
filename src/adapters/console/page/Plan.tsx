import { type Inline, marks, type PlanBlock, type Task } from '../../../core/newest.ts'
import { SlackDate } from './time.tsx'

/** Slack's `plan`: the steps of a run as they tick. */
export function Plan({ block: { title, tasks } }: { block: PlanBlock }) {
  return (
    <section className="plan" aria-label={title}>
      <strong>{title}</strong>
      <ol>
        {tasks.map((task) => (
          <Step key={task.task_id} task={task} />
        ))}
      </ol>
    </section>
  )
}

function Step({ task: { title, status, output } }: { task: Task }) {
  return (
    <li data-status={status}>
      {status === undefined ? title : `${marks[status]} ${title}`}
      {output && (
        <span className="quiet">
          {' – '}
          {output.elements[0].elements.map((piece, place) => (
            // Pieces have no identity beyond their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Piece key={place} piece={piece} />
          ))}
        </span>
      )}
    </li>
  )
}

function Piece({ piece }: { piece: Inline }) {
  if (piece.type === 'user') return <span className="mention">@{piece.user_id}</span>
  if (piece.type === 'date')
    return <SlackDate seconds={piece.timestamp} form={piece.format} fallback={piece.fallback} />
  // An id that fits on a line is not broken at its hyphens.
  if (piece.style?.code)
    return <code className={piece.text.length <= 30 ? 'whole' : undefined}>{piece.text}</code>
  return piece.style?.bold ? <strong>{piece.text}</strong> : piece.text
}
