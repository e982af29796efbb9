import { AccordError } from '../domain/error.ts';

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there. Start it, or correct DATABASE_URL.',
  ECONNRESET: 'it closed the connection. Look at its log.',
  ENOTFOUND: 'there is no such host. Correct DATABASE_URL, or repair the network.',
  EAI_AGAIN:
    'the name of the host cannot be looked up. Correct DATABASE_URL, or repair the network.',
  EHOSTUNREACH: 'the host cannot be reached. Correct DATABASE_URL, or repair the network.',
  ETIMEDOUT: 'it does not answer. Correct DATABASE_URL, or repair the network.',
  '28P01': 'it refuses the password. Correct the user and password in DATABASE_URL.',
  '28000': 'it refuses this user. Correct DATABASE_URL, or allow the user in pg_hba.conf.',
  '3D000': 'it has no database of that name. Create it, or correct DATABASE_URL.',
  '42501': 'the user may not do this. Grant it CREATE on the database and on its schema public.',
  '53300': 'it has no free connection. Raise max_connections, or start fewer processes.',
  '57P03': 'it is still starting. Try again in a minute.',
};

/** A server that is down, starting, stopping or full, or a network that is: PostgreSQL’s, Node’s and Prisma’s names. */
const PASSING =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|57P0[1-3]|53...|08...|P1001|P1002|P1017|P2024)$/;

/** Whether something that failed may succeed later without anybody changing a setting. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (PASSING.test(codeOf(error))) return true;
  if (/connection (terminated|closed|ended)/i.test(error.message)) return true;
  const { cause } = error;
  return error instanceof AggregateError ? error.errors.some(isPassing) : isPassing(cause);
}

/** One sentence about why the server of `databaseUrl` cannot be used and what to do; never its password. */
export function databaseFailure(error: unknown, databaseUrl: string): AccordError {
  const code = codeOf(error);
  const advice =
    ADVICE[code] ?? `${messageOf(error)}. Look at DATABASE_URL and at the log of the server.`;
  return new AccordError(
    'internal',
    `Accord cannot use the PostgreSQL server ${placeOf(databaseUrl)}: ${advice}`,
    { cause: error },
  );
}

/** What the database itself says is wrong, without Prisma's wrapping. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().replace(/\.$/, '');
}

/** The code of a PostgreSQL or network error; a connection that took too long has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (/timeout/i.test(error.message) && !('code' in error)) return 'ETIMEDOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function placeOf(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  return url ? `at ${url.host}${url.pathname}` : 'of DATABASE_URL';
}
