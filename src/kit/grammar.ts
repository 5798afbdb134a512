import type { Text } from '../core/text.ts'
import { families, purposes, resources, type Words } from './grammar-words.ts'

/** `ThreatPurpose:ResourceTypeAffected/ThreatFamily.DetectionMechanism!Artifact`; the last two may be missing. */
const grammar = /^(\w+):(\w+)\/([^.!/:]+)(?:\.([^!/:]+))?(?:!([^/:]+))?$/

/** The name of the file that holds a type's words. */
export const fileOf = (type: string): string => type.replace(/[:/!]/g, '-').replaceAll('&', 'n')

/** Words for a type that the catalogue does not have, out of its own name; a name without grammar stands for itself. */
export function describeByGrammar(type: string): { readonly title: Text; readonly what: Text } {
  const name = clean(type)
  const [, purpose = '', resource = '', family = '', mechanism, artifact] = grammar.exec(name) ?? []
  if (family === '') return unnamed(name)
  const aim = word(purposes, purpose) ?? {
    en: split(purpose),
    ja: `「${split(purpose)}」に分類される活動`,
  }
  const thing = word(resources, resource) ?? { en: split(resource), ja: split(resource) }
  const signs = [family, mechanism, artifact].filter((one) => one !== undefined)
  const en = signs.map((one) => word(families, one)?.en ?? split(one).toLowerCase()).join(', ')
  const ja = signs.map((one) => word(families, one)?.ja ?? split(one)).join('、')
  return {
    title: { en: `${upper(aim.en)} on ${thing.en}: ${en}`, ja: `${aim.ja} (${thing.ja}): ${ja}` },
    what: {
      en: `AWS reports ${aim.en} on ${thing.en} and names the sign: ${en}. This type is not in the catalogue yet; judge it by the facts below and by AWS's page on “${name}”.`,
      ja: `${spaced(thing.ja)}で${aim.ja}が検出されました。検出の手がかりは「${ja}」です。このタイプの解説はまだカタログにないため、以下の事実と「${name}」に関する AWS のドキュメントをもとに判断してください。`,
    },
  }
}

function unnamed(name: string): { readonly title: Text; readonly what: Text } {
  return {
    title: { en: name, ja: name },
    what: {
      en: `A finding of the type “${name}”. The catalogue does not have it and its name tells nothing more; judge it by the facts below.`,
      ja: `タイプが「${name}」の検出結果です。カタログに解説がなく、名前からも内容を読み取れないため、以下の事実をもとに判断してください。`,
    },
  }
}

/** One line of visible characters: a type may come from anybody. */
function clean(type: string): string {
  const line = type
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, 200)
  return line.toWellFormed() || '?'
}

/** A stranger's term must not find what every object inherits. */
const word = (words: Words, term: string): Text | undefined =>
  Object.hasOwn(words, term) ? words[term] : undefined

/** `SuccessfulAnonymousAccess` -> `Successful Anonymous Access`; abbreviations stay whole. */
const split = (words: string): string =>
  words
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')

/** AWS's Japanese puts a half-width space between Latin and Japanese letters. */
const spaced = (words: string): string => (/[\w)]$/.test(words) ? `${words} ` : words)

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
