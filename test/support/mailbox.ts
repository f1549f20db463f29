import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface ReceivedLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server on this machine that keeps what it gets. */
export interface Mailbox {
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: ReceivedLetter[] = [];
  const server = createServer((socket) => serve(socket, letters));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serve(socket: Socket, letters: ReceivedLetter[]): void {
  let to = '';
  let waiting = '';
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    waiting += chunk.toString('utf8');
    for (let end = next(); end !== -1; end = next()) {
      const part = waiting.slice(0, end);
      waiting = waiting.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        letters.push({ to, ...read(part) });
        say('250 kept');
      } else answer(part);
    }
  });
  const next = () => waiting.indexOf(isData ? '\r\n.\r\n' : '\r\n');
  function answer(command: string): void {
    const [, receiver] = /^RCPT TO:<([^>]*)>/i.exec(command) ?? [];
    to = receiver ?? to;
    isData = /^DATA/i.test(command);
    say(isData ? '354 go on' : /^QUIT/i.test(command) ? '221 bye' : '250 ok');
  }
  say('220 mailbox');
}

/** Headers and body of a letter with a plain text; what is encoded is decoded. */
function read(raw: string): Omit<ReceivedLetter, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? '';
  const body = rest.join('\r\n\r\n');
  const isBase64 = /base64/i.test(header('Content-Transfer-Encoding'));
  return {
    subject: words(header('Subject')),
    text: (isBase64 ? Buffer.from(body, 'base64').toString('utf8') : quotedPrintable(body)).trim(),
  };
}

const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, encoded: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(encoded, 'base64').toString('utf8')
        : quotedPrintable(encoded.replaceAll('_', ' ')),
    );

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
