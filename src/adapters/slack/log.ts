import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from './door.ts'

/** Tokens, Socket Mode tickets and response URLs are as good as passwords, and Slack's libraries put them into messages. */
export function scrub(words: string): string {
  return words
    .replace(/\bx(?:ox[a-z]|app|wfp)[.-][\w.-]+/gi, '[token]')
    .replace(/([?&](?:ticket|token|app_id)=)[^&\s"']+/gi, '$1[hidden]')
    .replace(/(\/(?:actions|commands|app|_hooks)\/)[\w./-]+/g, '$1[hidden]')
}

/** Our log as Slack's libraries want it. Debug is dropped: on that level they print whole payloads. */
export function slackLogger(log: Log): Logger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...words: unknown[]): void =>
      log(level, scrub(`slack: ${words.map(String).join(' ')}`))
  return {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

/** What went wrong, in one line without secrets. */
export const cause = (error: unknown): string =>
  scrub(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
