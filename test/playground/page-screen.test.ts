import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageScreen } from '../../src/playground/page-screen.ts';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { handClock, WORLD } from './world.ts';

describe('what the page shows a person', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startPlayground({ port: 0, world: WORLD, time: handClock() });
  });

  afterAll(() => playground.stop());

  const offered = (user: string) =>
    pageScreen(user, playground.state).app.commands.map(({ line }) => line);

  it.each([
    ['somebody of the house', 'U1', ['/desk ', '/desk order', '/desk show', '/desk everything']],
    [
      'somebody for whom a line is meant',
      'U2',
      ['/desk ', '/desk order', '/desk show', '/desk everything', '/desk attic'],
    ],
    ['a guest, who cannot type commands', 'U9', []],
  ])('offers %s their lines only', (_, user, lines) => {
    expect(offered(user)).toEqual(lines);
  });

  it('says of the workspace what it was told to say', () => {
    expect(pageScreen('U1', playground.state).note).toBe('');
    playground.note('Your own register');
    expect(pageScreen('U1', playground.state).note).toBe('Your own register');
  });
});
