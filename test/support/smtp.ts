import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  from: string;
  to: string;
  /** As it came over the wire. */
  raw: string;
  /** Header by lower-case name, decoded. */
  headers: Record<string, string>;
  text: string;
}

export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** The next so many mails are answered with this line instead of being accepted. */
  refuse(times: number, answer?: string): void;
  close(): Promise<void>;
}

/** A mail server that speaks enough of RFC 5321 to receive one mail after another. */
export async function openMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  let refusal = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    const say = (line: string) => socket.write(`${line}\r\n`);
    const mail = { from: '', to: '' };
    let pending = '';
    let isData = false;
    say('220 localhost');
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (;;) {
        const end = pending.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = pending.slice(0, end);
        pending = pending.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          if (refusals > 0) {
            refusals -= 1;
            say(refusal);
          } else {
            received.push({ ...mail, ...read(Buffer.from(part, 'latin1').toString('utf8')) });
            say('250 accepted');
          }
          continue;
        }
        const command = part.slice(0, 4).toUpperCase();
        if (command === 'MAIL') mail.from = /<(.*)>/.exec(part)?.[1] ?? '';
        if (command === 'RCPT') mail.to = /<(.*)>/.exec(part)?.[1] ?? '';
        if (command === 'DATA') isData = true;
        say(command === 'DATA' ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 ok');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse(times, answer = '451 4.3.0 try again later') {
      refusals = times;
      refusal = answer;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function read(raw: string): Omit<ReceivedMail, 'from' | 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = words(line.slice(colon + 1).trim());
  }
  const body = rest.join('\r\n\r\n');
  const encoding = headers['content-transfer-encoding']?.toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? Buffer.from(quoted(body.replace(/=\r\n/g, '')), 'latin1').toString('utf8')
        : body;
  return { raw, headers, text };
}

/** RFC 2047: =?UTF-8?B?…?= */
function words(text: string): string {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?UTF-8\?([BQ])\?([^?]*)\?=)+/gi, (whole) => {
    const parts = [...whole.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)];
    const bytes = parts.map(([, how, part = '']) =>
      how?.toUpperCase() === 'B' ? Buffer.from(part, 'base64') : Buffer.from(quoted(part.replace(/_/g, ' ')), 'latin1'),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}

const quoted = (text: string): string => text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
