/** What some work prints to standard output. */
export async function printedBy(work: () => Promise<unknown>): Promise<string> {
  let printed = '';
  const { write } = process.stdout;
  process.stdout.write = (text: string | Uint8Array) => {
    printed += text;
    return true;
  };
  await work().finally(() => {
    process.stdout.write = write;
  });
  return printed;
}
