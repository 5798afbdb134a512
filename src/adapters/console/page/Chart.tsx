import type { Chart as Drawn } from '../../../core/newest.ts'

/** Slack's `data_visualization` as rows of bars: they can be read without a pointer, aloud, and on a telephone. */
export function Chart({ block: { title, chart } }: { block: Drawn }) {
  const { series, axis_config: axes } = chart
  const largest = Math.max(1, ...series.flatMap(({ data }) => data.map(({ value }) => value)))
  return (
    <table className="chart">
      <caption>{title}</caption>
      <tbody>
        {axes.categories.map((label, at) =>
          series.map(({ name, data }) => {
            const value = data[at]?.value ?? 0
            return (
              <tr key={`${at} ${name}`}>
                <th scope="row">{series.length > 1 ? `${label} ${name}` : label}</th>
                <td>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * value) / largest} height="10" />
                  </svg>
                </td>
                <td className="number">{value}</td>
              </tr>
            )
          }),
        )}
      </tbody>
    </table>
  )
}
