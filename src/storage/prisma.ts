import { Prisma } from './generated/client.ts';

/** Whether a row was refused because one with the same unique key is there already. */
export function isRepeated(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** A value as a JSON column takes it: without what JSON cannot say. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}
