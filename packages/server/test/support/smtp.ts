import { createServer, type Socket } from 'node:net';

interface Received {
  from: string;
  to: string[];
  /** Headers and text, with the line ends of Unix. */
  message: string;
}

/** As much of an SMTP server as taking one mail per connection needs. */
export async function openSmtpServer({ refuse = false } = {}) {
  const received: Received[] = [];
  const server = createServer((socket) => {
    const mail: Received = { from: '', to: [], message: '' };
    let inMessage = false;
    let rest = '';
    socket.write('220 test ESMTP\r\n');
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (inMessage && line !== '.') mail.message += `${line}\n`;
        else if (inMessage) {
          inMessage = false;
          received.push({ ...mail });
          socket.write('250 taken\r\n');
        } else inMessage = answer(socket, line, mail, refuse);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const addressIn = (line: string) => /<(.*?)>/.exec(line)?.[1] ?? '';

/** True when the message itself follows. */
function answer(socket: Socket, line: string, mail: Received, refuse: boolean): boolean {
  const command = line.slice(0, 4).toUpperCase();
  if (command === 'MAIL') mail.from = addressIn(line);
  if (command === 'RCPT') mail.to.push(addressIn(line));
  if (command === 'QUIT') socket.end('221 bye\r\n');
  else if (command === 'DATA') socket.write('354 go on\r\n');
  else socket.write(refuse && command === 'RCPT' ? '550 no such person\r\n' : '250 fine\r\n');
  return command === 'DATA';
}
