import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoWorld } from '../../src/demo/world.ts';
import { checkWorld } from '../../src/playground/world.ts';
import { demoRegister } from './northwind.ts';

const world = checkWorld(demoWorld);
const register = demoRegister();
const parties = [...register.parties.values()].map(({ terms }) => terms);

describe('the demo company’s Slack', () => {
  it('has everybody that the register names, by the same id, name and e-mail address', () => {
    const named = parties.flatMap(({ people }) => people);
    expect(named.length).toBeGreaterThan(6);
    for (const person of named) {
      const user = world.users.find(({ id }) => id === person.user);
      expect(user).toMatchObject({ realName: person.name, email: person.email });
    }
  });

  it('has every channel that the register writes to, with the bot in it', () => {
    const agreements = [...register.agreements.values()].flat();
    const wanted = [
      ...parties.flatMap(({ channels }) => [channels.customer, channels.team]),
      ...agreements.flatMap(({ terms: { report } }) => [
        report?.customerChannel,
        report?.teamChannel,
      ]),
    ].filter((channel) => channel !== undefined);
    expect(new Set(wanted).size).toBe(7);
    for (const name of wanted) {
      const channel = world.channels.find((each) => `#${each.name}` === name);
      expect(channel?.members).toContain(world.app.botUserId);
    }
  });

  it('lets people of other companies into the channels that are shared with theirs only', () => {
    const [home] = world.teams;
    for (const channel of world.channels) {
      const teams = world.users
        .filter(({ id }) => channel.members.includes(id))
        .map(({ teamId }) => teamId);
      const guests = [...new Set(teams)].filter((team) => team !== home?.id);
      expect(guests).toEqual(channel.sharedWith === undefined ? [] : [channel.sharedWith]);
    }
  });

  it('hints at the same commands as the manifest does in a real Slack', () => {
    const { features } = z
      .object({
        features: z.object({
          slash_commands: z.array(z.object({ command: z.string(), usage_hint: z.string() })),
        }),
      })
      .parse(JSON.parse(readFileSync('manifest.json', 'utf8')));
    const hinted = features.slash_commands.map((one) => [one.command, one.usage_hint]);
    expect(world.app.commands.map((one) => [one.command, one.usageHint])).toEqual(hinted);
  });

  it('has a place to talk for everybody', () => {
    const members = new Set(world.channels.flatMap((channel) => channel.members));
    expect(world.users.filter(({ id }) => !members.has(id))).toEqual([]);
  });

  it('says of everybody what they do', () => {
    expect(world.users.filter(({ role, initials }) => !role || !initials)).toEqual([]);
  });

  it('offers Acme’s people nothing about Globex', () => {
    const lines = world.app.commands.flatMap(({ completions = [] }) => completions);
    const aboutGlobex = lines.filter((line) => JSON.stringify(line).includes('globex'));
    expect(aboutGlobex.length).toBeGreaterThan(1);
    for (const line of aboutGlobex) expect(line).toMatchObject({ for: expect.any(Array) });
    expect(JSON.stringify(aboutGlobex)).not.toContain('U0FRANK');
  });

  it('has the app as its manifest says', () => {
    const { features, settings } = JSON.parse(readFileSync('manifest.json', 'utf8'));
    const commands = world.app.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usage_hint: usageHint,
    }));
    expect(features.slash_commands).toMatchObject(commands);
    expect(world.app.events).toEqual(settings.event_subscriptions.bot_events);
  });
});
