import { Refusal } from '../refusal.ts';
import type { CheckedWorld, Person } from '../world.ts';

/** Everybody in the world, the bot among them. */
export class People {
  readonly all: readonly Person[];
  readonly #home: string;

  constructor(world: CheckedWorld) {
    this.#home = String(world.teams[0]?.id);
    const bot = botOf(world, this.#home);
    this.all = world.users.some((user) => user.id === bot.id) ? world.users : [...world.users, bot];
  }

  find(id: string): Person | undefined {
    return this.all.find((person) => person.id === id);
  }

  get(id: string): Person {
    const person = this.find(id);
    if (!person) throw new Refusal('user_not_found');
    return person;
  }

  /** Says whether a person belongs to another company than the app does. */
  isStranger(id: string): boolean {
    return this.get(id).teamId !== this.#home;
  }
}

function botOf(world: CheckedWorld, teamId: string): Person {
  return {
    id: world.app.botUserId,
    name: world.app.name.toLowerCase().replace(/\W+/g, '-'),
    realName: world.app.name,
    email: '',
    timeZone: 'UTC',
    teamId,
    isBot: true,
  };
}
