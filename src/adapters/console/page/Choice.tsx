import { useId } from 'react'

/** A labelled select. */
export function Choice({
  name,
  value,
  options,
  onChoose,
}: {
  name: string
  value: string
  options: readonly { readonly value: string; readonly label: string }[]
  onChoose: (value: string) => void
}) {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </span>
  )
}
