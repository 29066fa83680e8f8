import { createServer } from 'node:http';
import { z } from 'zod';

const Asked = z.object({
  model: z.string(),
  response_format: z.object({ type: z.string() }).optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

interface Answer {
  status?: number;
  /** What the model says, or the whole body of a failure. */
  content: string;
}

/** An OpenAI-compatible endpoint that says what a test wants, and notes what it was asked. */
export async function fakeModel() {
  const asked: (z.output<typeof Asked> & { path: string; authorization: string | undefined })[] = [];
  let next: Answer = { content: 'Hello' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Asked.parse(JSON.parse(Buffer.concat(chunks).toString()));
    asked.push({ ...body, path: request.url ?? '', authorization: request.headers.authorization });
    const { status = 200, content } = next;
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content } };
    response.end(
      status === 200
        ? JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'm', choices: [choice] })
        : content,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    says(answer: Answer | string) {
      next = typeof answer === 'string' ? { content: answer } : answer;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
