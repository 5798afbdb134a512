import { createServer } from 'node:net'
import type { CDPSession } from 'playwright-core'
import type { Browser, Seat } from './browser.ts'
import { openSeat } from './browser.ts'

/** A port that nobody has: WebAuthn binds a passkey to an address that must be known before the bot starts. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** Somebody with a browser and Chromium's own virtual authenticator in it: a real passkey, without a finger. */
export interface KeyHolder {
  readonly seat: Seat
  /** Opens a one-time link, presses its one button, and answers what the page then says. */
  readonly prove: (url: string, shot?: string) => Promise<string>
  /** Gives the authenticator's keys to another browser: what a thief of the key would have. */
  readonly keys: () => Promise<object[]>
  readonly take: (keys: readonly object[]) => Promise<void>
  /** The next proof is without a finger or PIN. */
  readonly verifies: (yes: boolean) => Promise<void>
}

export async function keyHolder(browser: Browser, url: string): Promise<KeyHolder> {
  const seat = await openSeat(browser, `${url}/step-up/nothing`, { locale: 'en' })
  const { page } = seat
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    seat,
    prove: async (link, shot) => {
      await page.goto(link)
      if (shot !== undefined) await page.screenshot({ path: `${shot}.png` })
      await page.getByRole('button').click()
      const said = page.locator('[role=status]:is([data-tone=good], [data-tone=bad])')
      await said.waitFor()
      if (shot !== undefined) await page.screenshot({ path: `${shot}-after.png` })
      return said.innerText()
    },
    keys: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    take: async (keys) => {
      for (const credential of keys)
        await cdp.send('WebAuthn.addCredential', {
          authenticatorId,
          credential: credential as Parameters<typeof cdp.send<'WebAuthn.addCredential'>>[1] extends
            | { credential: infer C }
            | undefined
            ? C
            : never,
        })
    },
    verifies: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
  }
}
