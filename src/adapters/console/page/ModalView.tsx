import { type FormEvent, useState } from 'react'
import { Blocks } from './Blocks.tsx'
import { Dialog } from './Dialog.tsx'
import type { Modal } from './types.ts'

/** A modal from the server: blocks, inputs, and perhaps a submission. */
export function ModalView({
  modal,
  onClose,
  onSubmit,
}: {
  modal: Modal
  onClose: () => void
  onSubmit: (values: Record<string, string>) => Promise<string | undefined>
}) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  const submit = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true)
    const values: Record<string, string> = {}
    // Several checkboxes of one name are one value.
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string')
        values[name] = name in values ? `${values[name]},${value}` : value
    setError(await onSubmit(values))
    setBusy(false)
  }
  return (
    <Dialog title={modal.title} onClose={onClose}>
      <form
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault()
          if (!busy) void submit(event.currentTarget)
        }}
      >
        {/* A long plan scrolls by itself: the keyboard has to be able to. */}
        <section className="body" aria-label={modal.title} tabIndex={0}>
          <Blocks blocks={modal.blocks} />
        </section>
        {error !== undefined && (
          <p className="alarm" role="alert">
            {error}
          </p>
        )}
        <div className="feet">
          <button type="button" onClick={onClose}>
            {modal.close}
          </button>
          {modal.submit && (
            <button type="submit" className="primary" aria-busy={busy}>
              {modal.submit.label}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
