import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * Seals text with a key out of `secret` (HKDF, AES-256-GCM), for a store that is not to know it. A text opens only under the
 * name that it was sealed for. Base64 of the initialization vector, the tag and what was sealed.
 */
export function makeSeal(secret: string) {
  const derived = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `hikeshi/slack/${use}`, 32))
  const key = derived('tokens')
  const names = derived('names')
  return {
    /** The same name for the same text and secret; it tells neither. */
    name: (text: string): string => createHmac('sha256', names).update(text).digest('hex'),
    seal: (name: string, text: string): string => {
      const iv = randomBytes(ivBytes)
      const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(name))
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64')
    },
    /** Throws where the text was changed, or is another name's. */
    open: (name: string, sealed: string): string => {
      const bytes = Buffer.from(sealed, 'base64')
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      return (
        opening.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') +
        opening.final('utf8')
      )
    },
  }
}
