import 'slack-blocks-to-jsx/dist/style.css'
import { Component, type ReactNode } from 'react'
import { Message, type Block as TheirBlock } from 'slack-blocks-to-jsx'
import { useWords } from './context.ts'
import { SafeLink } from './Mrkdwn.tsx'
import type { Block } from './types.ts'

const hooks = {
  link: ({ href, children }: { href: string; children: ReactNode }) => (
    <SafeLink href={href}>{children}</SafeLink>
  ),
}

/** The blocks that only show: rich text, plans, tasks, tables, charts. In a chunk of its own: it is most of the page. */
export default function Library({ block }: { block: Block }) {
  const w = useWords()
  return (
    <Fence block={block} words={w.unshown(block.type)}>
      <Message
        withoutWrapper
        name="Hikeshi"
        logo=""
        hooks={hooks}
        blocks={[block as unknown as TheirBlock]}
        className="library"
      />
    </Fence>
  )
}

/** One block that the library cannot draw must not take the page with it. The next state of it is tried again. */
class Fence extends Component<
  { block: Block; words: string; children: ReactNode },
  { broken?: Block }
> {
  override state: { broken?: Block } = {}
  override componentDidCatch() {
    this.setState({ broken: this.props.block })
  }
  override render() {
    const { block, words, children } = this.props
    return this.state.broken === block ? <p className="quiet">{words}</p> : children
  }
}
