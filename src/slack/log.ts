import type { Logger as BoltLogger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Bolt's own messages in our log; its debug messages carry whole payloads, so they are dropped. */
export function boltLogger(log: Log): BoltLogger {
  return {
    debug: () => {},
    info: (...parts: unknown[]) => log.debug(wordsOf(parts)),
    warn: (...parts: unknown[]) => log.warn(wordsOf(parts)),
    error: (...parts: unknown[]) => log.error(wordsOf(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function wordsOf(parts: readonly unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}
