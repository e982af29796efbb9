import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('the configuration', () => {
  it('without any variable is the playground on a folder of this machine', () => {
    expect(readConfig({})).toEqual({
      slack: { mode: 'playground' },
      dataDir: './data',
      port: 3000,
      host: '127.0.0.1',
      roles: ['web', 'worker'],
      logLevel: 'info',
    });
  });

  it('with a bot token and an app token is Socket Mode', () => {
    const { slack } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect(slack).toEqual({ mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' });
  });

  it('with a bot token and a signing secret is HTTP, on another Slack when one is named', () => {
    const { slack } = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'shh',
      SLACK_API_URL: 'https://slack-gov.com/api/',
    });
    expect(slack).toEqual({
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: 'shh',
      apiUrl: 'https://slack-gov.com/api/',
    });
  });

  it('treats an empty variable as absent', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: ' ' }).slack).toEqual({ mode: 'playground' });
  });

  it('names every problem at once', () => {
    const env = {
      SLACK_BOT_TOKEN: 'nonsense',
      DATABASE_URL: 'mysql://x',
      PORT: 'three thousand',
      ACCORD_ROLES: 'web,cook',
      LOG_LEVEL: 'loud',
    };
    expect(() => readConfig(env)).toThrow(
      /SLACK_BOT_TOKEN.*xoxb-[\s\S]*DATABASE_URL[\s\S]*PORT[\s\S]*ACCORD_ROLES[\s\S]*LOG_LEVEL/,
    );
  });

  it('reads where what is urgent goes: a webhook, a mail server, or both', () => {
    const env = {
      ACCORD_SECRET: 'sixteen letters or more',
      ACCORD_ALERT_SMTP:
        'smtps://me:pass@mail.example:465?from=accord@home.example&to=ann@home.example,%20bob@home.example&pool=false',
    };
    const { secondPath } = readConfig(env);
    expect(secondPath).toEqual({
      secret: env.ACCORD_SECRET,
      mail: {
        server: 'smtps://me:pass@mail.example:465?pool=false',
        from: 'accord@home.example',
        to: ['ann@home.example', 'bob@home.example'],
      },
    });
    const both = readConfig({ ...env, ACCORD_ALERT_WEBHOOK: 'https://pager.example/a' });
    expect(both.secondPath).toMatchObject({ ...secondPath, webhook: 'https://pager.example/a' });
  });

  it.each([
    [{ ACCORD_ALERT_SMTP: 'mail.example' }, /ACCORD_ALERT_SMTP must look like smtp:/],
    [{ ACCORD_ALERT_SMTP: 'smtp://mail.example?from=a@b.example' }, /must look like smtp:/],
    [
      { ACCORD_ALERT_SMTP: 'smtp://mail.example?from=a@b.example&to=c@d.example' },
      /ACCORD_SECRET is missing; it signs what is sent to ACCORD_ALERT_SMTP/,
    ],
  ])('a half-given mail server is not guessed: %o', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN .*SLACK_SIGNING_SECRET .*is missing/],
  ])('a half-given Slack is not guessed: %o', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});
