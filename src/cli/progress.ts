export type Progress = {
  readonly show: (share: number, words: string) => void;
  readonly end: () => void;
};

const WIDTH = 30;

/** A progress bar on a terminal; silent elsewhere, so that logs stay clean. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} };
  let last = '';
  return {
    show: (share, words) => {
      const line = bar(share, words);
      if (line === last) return;
      last = line;
      stream.write(`\r\u001b[K${line}`);
    },
    end: () => {
      stream.write('\r\u001b[K');
    },
  };
}

function bar(share: number, words: string): string {
  const bounded = Math.min(1, Math.max(0, share));
  const full = Math.round(bounded * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(bounded * 100)} % ${words}`;
}
