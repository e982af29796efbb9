import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoWorld } from '../src/demo/world.ts';
import { COMMANDS } from '../src/slack/commands/index.ts';
import { SHORTCUTS } from '../src/slack/interactions/index.ts';

const manifest = z
  .object({
    display_information: z.object({
      name: z.string().min(1).max(35),
      description: z.string().max(140),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.boolean() }),
      bot_user: z.object({ display_name: z.string().max(80) }),
      shortcuts: z.array(z.object({ callback_id: z.string() })).default([]),
      slash_commands: z.array(
        z.object({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000),
          should_escape: z.boolean(),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.boolean() }),
      socket_mode_enabled: z.boolean(),
    }),
  })
  .parse(JSON.parse(readFileSync('manifest.json', 'utf8')));

/** What each Web API method that a bot like this may call needs; methods that need nothing are not here. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'usergroups.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
};
const FREE = [
  'auth.test',
  'views.open',
  'views.push',
  'views.publish',
  'views.update',
  'chat.getPermalink',
];

/** What is only tried, and done without where nobody gave the scope. */
const WHERE_PERMITTED = ['conversations.history', 'conversations.replies'];

const source = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src/slack', file), 'utf8'))
  .join('\n');

const called = [...source.matchAll(/client\s*\.(\w+)\s*\.(\w+)\(/g)].map(
  ([, family, method]) => `${family}.${method}`,
);
const named = [...source.matchAll(/apiCall\(\s*'([\w.]+)'/g)].map(([, method]) => String(method));
const tried = WHERE_PERMITTED.filter((method) => source.includes(`'${method}'`));
const methods = [...new Set([...called, ...named])].sort();

describe('the manifest', () => {
  it('finds what the source calls', () => {
    expect(methods).toContain('users.info');
    expect(methods).toContain('views.publish');
  });

  it('is about methods whose scopes are known', () => {
    expect(methods.filter((method) => !SCOPES[method] && !FREE.includes(method))).toEqual([]);
  });

  it('asks for the scopes that are used, and for no other', () => {
    const forEmail = source.includes('profile?.email') ? ['users:read.email'] : [];
    const used = ['commands', ...forEmail, ...methods.flatMap((method) => SCOPES[method] ?? [])];
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set(used)].sort());
  });

  it('never asks to read what people write', () => {
    const { bot } = manifest.oauth_config.scopes;
    expect(tried).toEqual(WHERE_PERMITTED);
    expect(bot.filter((scope) => scope.endsWith(':history'))).toEqual([]);
  });

  it('subscribes to the events that the bot listens to, and to no other', () => {
    const heard = [...source.matchAll(/app\.event(?:<[^>]*>)?\(\s*'(\w+)'/g)].map(
      ([, name]) => name,
    );
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(heard);
    expect(source).not.toMatch(/app\.message\(/);
  });

  it('has the commands that the bot answers, and no other', () => {
    const command = /COMMAND = '(\/\w+)'/.exec(source)?.[1];
    const heard = [...source.matchAll(/app\.command\(\s*([^,]+),/g)].map(([, name]) => name);
    expect(heard).toEqual(['COMMAND']);
    expect(manifest.features.slash_commands.map((one) => one.command)).toEqual([command]);
  });

  it('has the shortcuts that the bot answers, and no other', () => {
    const heard = SHORTCUTS.map(({ shortcut }) => shortcut);
    expect(manifest.features.shortcuts.map((one) => one.callback_id)).toEqual(heard);
    expect(demoWorld.app.shortcuts.map((one) => one.callbackId)).toEqual(heard);
  });

  it('hints at every command that there is, and gets mentions as ids', () => {
    const [sla] = manifest.features.slash_commands;
    expect(sla?.should_escape).toBe(true);
    for (const { name } of COMMANDS) expect(sla?.usage_hint).toContain(name);
    const shown = demoWorld.app.commands.map(({ usageHint }) => usageHint);
    expect(shown).toEqual([sla?.usage_hint]);
  });

  it('turns on what the bot uses: the Home tab, buttons, and Socket Mode', () => {
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });
});

describe('what the Slack CLI needs', () => {
  const hooks = z
    .object({ hooks: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('.slack/hooks.json', 'utf8')));

  it('takes the manifest from this folder', () => {
    const config = JSON.parse(readFileSync('.slack/config.json', 'utf8'));
    expect(config).toEqual({ manifest: { source: 'local' } });
  });

  it('finds the hooks that it asks for', () => {
    const printed = execFileSync('node', ['node_modules/@slack/cli-hooks/src/get-hooks.js']);
    expect(Object.keys(JSON.parse(String(printed)).hooks)).toContain('get-manifest');
    expect(hooks.hooks['get-hooks']).toContain('@slack/cli-hooks');
  });

  it('starts the compiled bot', () => {
    const { scripts, main } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(hooks.hooks.start).toMatch(/^npm start\b/);
    expect(scripts.start).toContain(main);
  });
});
