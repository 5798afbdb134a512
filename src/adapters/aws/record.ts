import { isObject, type Json, type JsonObject } from '../../core/json.ts'

const secret =
  /password|secret_?access_?key|session_?token|secret_?(string|binary)|private_?key|user_?data|credentials/i
const mask = '***'

/** The parameters of a call as the journal keeps them: plain JSON, secrets masked, blobs by size. */
export function journalled(input: unknown): JsonObject {
  return isObject(input) ? members(input) : {}
}

function members(object: object): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== undefined && typeof value !== 'function')
      .map(([key, value]) => [key, secret.test(key) ? masked(value) : plainJson(value)]),
  )
}

/** A flag or a number beside a secret's name is no secret: `PasswordResetRequired`. */
const masked = (value: unknown): Json =>
  typeof value === 'boolean' || typeof value === 'number' || value === null ? value : mask

function plainJson(value: unknown): Json {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  if (Array.isArray(value)) return value.map(plainJson)
  if (typeof value === 'object') return members(value)
  return typeof value === 'bigint' ? value.toString() : null
}
