import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'

/** A button that opens a list to pick from: arrows, Home, End, Escape, and a click elsewhere. */
export function Menu({
  name,
  face,
  items,
  onPick,
  disabled = false,
}: {
  name: string
  face: string
  items: readonly { readonly label: string; readonly value: string; readonly about?: string }[]
  onPick: (value: string) => void
  disabled?: boolean
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const elsewhere = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    return () => document.removeEventListener('pointerdown', elsewhere)
  }, [open])

  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const now = all.findIndex((item) => item === document.activeElement)
    const goTo = { ArrowDown: now + 1, ArrowUp: now - 1 + all.length, Home: 0, End: all.length - 1 }
    if (open && event.key in goTo) {
      event.preventDefault()
      all[goTo[event.key as keyof typeof goTo] % all.length]?.focus()
    } else if (open && event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setOpen(false)
  }

  return (
    <span className="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <span role="menu" id={id} aria-label={name}>
          {items.map(({ label, value, about }) => (
            <button
              key={value}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                onPick(value)
              }}
            >
              {label}
              {about !== undefined && <small>{about}</small>}
            </button>
          ))}
        </span>
      )}
    </span>
  )
}
