/** `__Host-`: a browser takes it over HTTPS only (or on localhost), and from no other host. */
export const session = '__Host-hikeshi'
/** What one attempt to sign in must bring back. */
export const attempt = '__Host-hikeshi-login'

const plain = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** For Set-Cookie. */
export const keep = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Max-Age=${seconds}; ${plain}`
export const drop = (name: string): string => keep(name, '', 0)

/** One cookie out of a request; ours are base64url and dots, and anything else is none of ours. */
export function cookie(header: string | undefined, name: string): string | undefined {
  const given = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  const [, value] = given.find(([key]) => key === name) ?? []
  return value !== undefined && /^[\w.-]{1,300}$/.test(value) ? value : undefined
}
