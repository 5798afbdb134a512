import { useState } from 'react'
import { useAct, useWords } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { type ConfirmObject, type Element, optionsOf } from './elements.ts'
import { Menu } from './Menu.tsx'
import { Mrkdwn, SafeLink } from './Mrkdwn.tsx'

/** One control of an `actions` block or an accessory. */
export function Control({ element }: { element: Element }) {
  const { use, busy, confirm } = useControl(element)
  const w = useWords()
  const name = element.text?.text ?? element.accessibility_label ?? ''
  const id = element.action_id
  if (element.type === 'button' && element.url !== undefined)
    return (
      <span className="button-link">
        <SafeLink href={element.url}>{name}</SafeLink>
      </span>
    )
  if (element.type === 'button')
    return (
      <>
        <button
          type="button"
          className={element.style}
          data-action-id={id}
          aria-busy={busy}
          aria-label={element.accessibility_label}
          onClick={() => use(element.value ?? '')}
        >
          {name}
        </button>
        {confirm}
      </>
    )
  if (element.type === 'overflow')
    return (
      <>
        <Menu
          name={element.accessibility_label ?? w.more}
          face="⋯"
          items={optionsOf(element).map(({ text, value }) => ({ label: text.text, value }))}
          onPick={use}
        />
        {confirm}
      </>
    )
  if (element.type === 'static_select')
    return (
      <>
        <select
          data-action-id={id}
          aria-label={element.accessibility_label ?? element.placeholder?.text ?? w.choose}
          value={element.initial_option?.value ?? ''}
          onChange={(event) => use(event.target.value)}
        >
          <option value="" disabled>
            {element.placeholder?.text ?? w.choose}
          </option>
          {optionsOf(element).map(({ text, value }) => (
            <option key={value} value={value}>
              {text.text}
            </option>
          ))}
        </select>
        {confirm}
      </>
    )
  return <span className="quiet">{w.unshown(element.type)}</span>
}

/** Asks first where the element says so; a second click while the first is on its way does nothing. */
function useControl(element: Element) {
  const act = useAct()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<string>()
  const run = (value: string): void => {
    if (busy) return
    setBusy(true)
    void act(element.action_id ?? '', value).finally(() => setBusy(false))
  }
  const confirm = element.confirm && asking !== undefined && (
    <Confirm
      ask={element.confirm}
      onAnswer={(yes) => {
        setAsking(undefined)
        if (yes) run(asking)
      }}
    />
  )
  return {
    busy,
    confirm,
    use: (value: string) => (element.confirm ? setAsking(value) : run(value)),
  }
}

function Confirm({ ask, onAnswer }: { ask: ConfirmObject; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog title={ask.title.text} onClose={() => onAnswer(false)} className="confirm">
      <div className="body text">
        {ask.text.type === 'mrkdwn' ? <Mrkdwn text={ask.text.text} /> : ask.text.text}
      </div>
      <div className="feet">
        <button type="button" onClick={() => onAnswer(false)}>
          {ask.deny.text}
        </button>
        <button type="button" className={ask.style ?? 'primary'} onClick={() => onAnswer(true)}>
          {ask.confirm.text}
        </button>
      </div>
    </Dialog>
  )
}
