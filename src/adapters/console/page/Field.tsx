import { useId } from 'react'
import { useWords } from './context.ts'
import { type Element, optionsOf, type ReadBlock } from './elements.ts'

const kinds: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
  datepicker: 'date',
  timepicker: 'time',
}

/** An `input` block: a label, its control, a hint. What was entered is read from the form, by action_id. */
export function Field({ block }: { block: ReadBlock }) {
  const w = useWords()
  const id = useId()
  const { element, label, hint, optional = false } = block
  if (!element) return null
  const many = element.type === 'radio_buttons' || element.type === 'checkboxes'
  const name = (
    <>
      {label?.text}
      {optional && <span className="quiet"> ({w.optional})</span>}
    </>
  )
  if (many)
    return (
      <fieldset className="field">
        <legend>{name}</legend>
        <Choices element={element} required={!optional} />
        {hint && <p className="hint">{hint.text}</p>}
      </fieldset>
    )
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <Entry element={element} id={id} required={!optional} hint={hint && `${id}-hint`} />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint.text}
        </p>
      )}
    </div>
  )
}

function Entry({
  element,
  id,
  required,
  hint,
}: {
  element: Element
  id: string
  required: boolean
  hint: string | undefined
}) {
  const w = useWords()
  const all = {
    id,
    name: element.action_id ?? '',
    required,
    'aria-describedby': hint,
    defaultValue: element.initial_value ?? element.initial_date ?? element.initial_time ?? '',
    placeholder: element.placeholder?.text,
    minLength: element.min_length,
    maxLength: element.max_length,
  }
  if (element.type === 'static_select')
    return (
      <select
        id={id}
        name={all.name}
        required={required}
        defaultValue={element.initial_option?.value ?? ''}
      >
        <option value="">{element.placeholder?.text ?? w.choose}</option>
        {optionsOf(element).map(({ text, value }) => (
          <option key={value} value={value}>
            {text.text}
          </option>
        ))}
      </select>
    )
  if (element.type === 'plain_text_input' && element.multiline === true)
    return <textarea rows={4} {...all} />
  const kind = kinds[element.type]
  if (kind === undefined) return <span className="quiet">{w.unshown(element.type)}</span>
  return <input type={kind} min={element.min_value} max={element.max_value} {...all} />
}

function Choices({ element, required }: { element: Element; required: boolean }) {
  const radio = element.type === 'radio_buttons'
  const chosen = [element.initial_option, ...(element.initial_options ?? [])]
  return optionsOf(element).map(({ text, value }) => (
    <label key={value} className="choice">
      <input
        type={radio ? 'radio' : 'checkbox'}
        name={element.action_id}
        value={value}
        required={radio && required}
        defaultChecked={chosen.some((option) => option?.value === value)}
      />
      {text.text}
    </label>
  ))
}
