import { createContext, use } from 'react'
import type { Lang, Titles } from './types.ts'
import { type Words, words } from './words.ts'

export const LangContext = createContext<Lang>('en')
export const useLang = (): Lang => use(LangContext)
export const useWords = (): Words => words[use(LangContext)]

/** What the playbooks are called in this language. */
export const TitlesContext = createContext<Titles>({})
export const useTitles = (): Titles => use(TitlesContext)

/** What a control in a block does when it is used. Resolves when the answer was shown. */
export type Act = (actionId: string, value: string) => Promise<void>
export const ActContext = createContext<Act>(async () => undefined)
export const useAct = (): Act => use(ActContext)
