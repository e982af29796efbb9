import { z } from 'zod';
import { AccordError } from './domain/error.ts';

/** How the bot reaches Slack; without tokens it brings its own playground. */
export type SlackConfig =
  | { readonly mode: 'playground' }
  | {
      readonly mode: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl?: string;
    }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly apiUrl?: string;
    };

export type Config = {
  readonly slack: SlackConfig;
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly port: number;
  /** Where the playground listens. */
  readonly host: string;
  readonly roles: readonly ('web' | 'worker')[];
  /** Whether the playground begins with an empty register instead of the demo company's. */
  readonly emptyStart?: true;
  /** Where what is urgent goes besides Slack, and what signs it. */
  readonly secondPath?: {
    readonly webhook?: string;
    readonly mail?: {
      readonly server: string;
      readonly from: string;
      readonly to: readonly string[];
    };
    readonly secret: string;
  };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

const text = z.string().trim().min(1).optional().catch(undefined);

const SMTP =
  'must look like smtp://user:password@host:587?from=accord@example.com&to=oncall@example.com';

/** Where mail goes: a server, and in the query who writes to whom; what else is asked of the server stays there. */
function toMail(text: string, context: z.RefinementCtx) {
  const url = URL.canParse(text) ? new URL(text) : null;
  const from = url?.searchParams.get('from');
  const to = url?.searchParams.getAll('to').flatMap((list) => list.split(','));
  if (!url || !/^smtps?:$/.test(url.protocol) || !from || !to || to.length === 0) {
    context.addIssue({ code: 'custom', message: SMTP });
    return z.NEVER;
  }
  url.searchParams.delete('from');
  url.searchParams.delete('to');
  return { server: url.href, from, to: to.map((address) => address.trim()) };
}

const environment = z
  .object({
    SLACK_BOT_TOKEN: text.pipe(z.string().startsWith('xoxb-', 'must start with xoxb-').optional()),
    SLACK_APP_TOKEN: text.pipe(z.string().startsWith('xapp-', 'must start with xapp-').optional()),
    SLACK_SIGNING_SECRET: text,
    SLACK_API_URL: text.pipe(
      z
        .url({ protocol: /^https?$/, error: 'must be a URL such as https://slack-gov.com/api/' })
        .optional(),
    ),
    DATABASE_URL: text.pipe(
      z
        .string()
        .regex(/^postgres(ql)?:\/\//, 'must look like postgresql://user:password@host/database')
        .optional(),
    ),
    ACCORD_DATA_DIR: text.transform((dir) => dir ?? './data'),
    PORT: text
      .transform((port) => Number(port ?? 3000))
      .pipe(z.int('must be a whole number').min(0).max(65_534, 'must be below 65535')),
    HOST: text.transform((host) => host ?? '127.0.0.1'),
    ACCORD_ROLES: text
      .transform((roles) => (roles ?? 'web,worker').split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(['web', 'worker'], 'must be web, worker or web,worker')).min(1)),
    ACCORD_DEMO: text
      .transform((demo) => demo ?? 'full')
      .pipe(z.enum(['full', 'empty'], 'must be full or empty')),
    ACCORD_ALERT_WEBHOOK: text.pipe(
      z
        .url({ protocol: /^https?$/, error: 'must be a URL such as https://pager.example/accord' })
        .optional(),
    ),
    ACCORD_ALERT_SMTP: text.pipe(z.string().transform(toMail).optional()),
    ACCORD_SECRET: text.pipe(z.string().min(16, 'must have 16 characters or more').optional()),
    LOG_LEVEL: text
      .transform((level) => level ?? 'info')
      .pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  })
  .superRefine((env, context) => {
    if ((env.ACCORD_ALERT_WEBHOOK || env.ACCORD_ALERT_SMTP) && !env.ACCORD_SECRET) {
      const name = env.ACCORD_ALERT_WEBHOOK ? 'ACCORD_ALERT_WEBHOOK' : 'ACCORD_ALERT_SMTP';
      const message = `is missing; it signs what is sent to ${name}`;
      context.addIssue({ code: 'custom', path: ['ACCORD_SECRET'], message });
    }
    for (const [path, message] of slackProblems(env)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  });

type Environment = z.infer<typeof environment>;
type SlackVariables = Pick<
  Environment,
  'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_SIGNING_SECRET' | 'SLACK_API_URL'
>;

/** The configuration of the environment, checked; an error names every problem at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new AccordError('invalid', `The environment is not right:\n${problems.join('\n')}`);
  }
  return {
    slack: slackConfig(read.data),
    ...(read.data.DATABASE_URL && { databaseUrl: read.data.DATABASE_URL }),
    dataDir: read.data.ACCORD_DATA_DIR,
    port: read.data.PORT,
    host: read.data.HOST,
    roles: read.data.ACCORD_ROLES,
    ...(read.data.ACCORD_DEMO === 'empty' && { emptyStart: true }),
    ...secondPath(read.data),
    logLevel: read.data.LOG_LEVEL,
  };
}

function secondPath(env: Environment): Pick<Config, 'secondPath'> {
  const { ACCORD_ALERT_WEBHOOK: webhook, ACCORD_ALERT_SMTP: mail, ACCORD_SECRET: secret } = env;
  if (!secret || !(webhook || mail)) return {};
  return { secondPath: { secret, ...(webhook && { webhook }), ...(mail && { mail }) } };
}

function slackProblems(env: SlackVariables): [keyof SlackVariables, string][] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = env;
  if (!bot && !app && !secret && !env.SLACK_API_URL) return [];
  if (!bot)
    return [['SLACK_BOT_TOKEN', 'is missing; it is under “OAuth & Permissions” of your app']];
  if (!app && !secret) {
    return [['SLACK_APP_TOKEN', '(Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing']];
  }
  return [];
}

function slackConfig(env: SlackVariables): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = env;
  const apiUrl = env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL };
  if (botToken && appToken) return { mode: 'socket', botToken, appToken, ...apiUrl };
  if (botToken && env.SLACK_SIGNING_SECRET) {
    return { mode: 'http', botToken, signingSecret: env.SLACK_SIGNING_SECRET, ...apiUrl };
  }
  return { mode: 'playground' };
}
