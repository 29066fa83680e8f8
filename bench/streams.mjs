// A thousand open streams of events on one server process: what each of them takes in memory, and how long it is from
// the answer of the call that changed something until the bytes of its event are at the reader. Twice: all streams
// listen to one team, and ten listen to each of a hundred. The server is a process of its own, on embedded Postgres or
// on that of DATABASE_URL.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const streams = 1_000;
const eventsPerCall = 10;
const callsPerSecond = 10;
const seconds = 20;
/** Nothing here may take longer, in milliseconds. */
const patience = 90_000;

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

async function serve() {
  const { start } = await import('@cstar.help/server');
  const server = await start({
    port: 0,
    rateLimits: { secret: 1_000_000_000 },
    // A sign of life would be taken for an event.
    streams: { heartbeat: 2_147_483_647, buffer: 64 * 1024 * 1024 },
  });
  const answers = {
    team: async () => ({ url: server.url, ...(await server.createTeam()) }),
    memory: async () => {
      // What was freed goes back to the system a while later.
      for (let again = 0; again < 3; again += 1) {
        globalThis.gc();
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const { rss, heapUsed } = process.memoryUsage();
      return { rss, heapUsed, cpu: process.cpuUsage() };
    },
  };
  process.on('message', async (question) => process.send(await answers[question]()));
  process.on('disconnect', () => process.exit());
  process.send('ready');
}

/** Sends JSON and gives the data of the answer. */
async function post({ url, teamId, keys }, path, body) {
  const headers = { authorization: `Bearer ${keys.secretTest}`, 'content-type': 'application/json' };
  const call = request(`${url}/api/v1/teams/${teamId}${path}`, { method: 'POST', headers, agent });
  call.end(JSON.stringify(body));
  const [response] = await once(call, 'response');
  const chunks = await response.toArray();
  const { data, error } = JSON.parse(Buffer.concat(chunks));
  if (response.statusCode >= 300) throw new Error(`${path}: ${JSON.stringify(error)}`);
  return data;
}

async function idsOfCustomers({ url, teamId, keys }) {
  const headers = { authorization: `Bearer ${keys.secretTest}` };
  const call = get(`${url}/api/v1/teams/${teamId}/customers?pageSize=${eventsPerCall}`, { headers, agent });
  const [response] = await once(call, 'response');
  return JSON.parse(Buffer.concat(await response.toArray())).data.map(({ id }) => id);
}

/** Opens a stream, and tells of every frame after the first, with how many came before it. */
async function listen({ url, teamId, keys }, onFrames) {
  const headers = { authorization: `Bearer ${keys.secretTest}` };
  const call = get(`${url}/api/v1/teams/${teamId}/webhooks/listen`, { headers, agent });
  const [response] = await once(call, 'response');
  let seen = -1;
  let endedInMiddle = false;
  await new Promise((opened) => {
    response.on('data', (chunk) => {
      const before = seen;
      // A frame ends with two line feeds, which may come in two chunks.
      if (endedInMiddle && chunk[0] === 10) seen += 1;
      for (let at = chunk.indexOf('\n\n'); at !== -1; at = chunk.indexOf('\n\n', at + 2)) seen += 1;
      endedInMiddle = chunk.at(-1) === 10 && chunk.at(-2) !== 10 && chunk.length > 1;
      if (before === -1) opened();
      else if (seen > before) onFrames(before, seen);
    });
  });
  response.on('error', () => undefined);
  return () => call.destroy();
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function measure(server, teamCount) {
  const ask = async (question) => {
    server.send(question);
    return (await once(server, 'message'))[0];
  };
  const teams = [];
  for (let number = 0; number < teamCount; number += 1) {
    const team = await ask('team');
    const records = Array.from({ length: eventsPerCall }, (_, index) => ({
      name: `Customer ${index}`,
      email: `customer${index}@example.com`,
    }));
    await post(team, '/import', { resource: 'customers', records });
    teams.push({ ...team, ids: await idsOfCustomers(team), answered: [], arrivals: [] });
  }
  // Until then, the events of the import have come to nobody.
  const before = await ask('memory');
  const closers = [];
  for (let number = 0; number < streams; number += 1) {
    const { arrivals, ...team } = teams[number % teamCount];
    const onFrames = (from, to) => {
      const now = performance.now();
      // All events of a call come together as a rule; what counts is the last one.
      for (let call = Math.floor(from / eventsPerCall); call < Math.floor(to / eventsPerCall); call += 1)
        arrivals.push([call, now]);
    };
    closers.push(await listen(team, onFrames));
  }
  const open = await ask('memory');

  const started = performance.now();
  const calls = callsPerSecond * seconds;
  let made = 0;
  for (; made < calls && performance.now() - started < seconds * 1_000; made += 1) {
    const due = started + (made * 1_000) / callsPerSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const team = teams[made % teamCount];
    const data = { metadata: { version: made } };
    await post(team, '/bulk', { action: 'update', resource: 'customers', ids: team.ids, data });
    team.answered.push(performance.now());
  }
  const took = (performance.now() - started) / 1_000;
  const expected = (made * streams) / teamCount;
  const arrived = () => teams.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
  const patient = performance.now() + 5_000;
  while (arrived() < expected && performance.now() < patient)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const after = await ask('memory');
  for (const close of closers) close();

  const delays = teams
    .flatMap(({ arrivals, answered }) => arrivals.map(([call, at]) => Math.max(0, at - answered[call])))
    .sort((one, other) => one - other);
  const rate = (made * eventsPerCall) / took;
  const cpu = (after.cpu.user + after.cpu.system - open.cpu.user - open.cpu.system) / took / 10_000;
  const kilobytes = (from, to) => ((to - from) / streams / 1_024).toFixed(1);
  console.log(
    `streams, ${streams} over ${teamCount} team${teamCount > 1 ? 's' : ''}: ${rate.toFixed(0)} events/s, ${((delays.length * eventsPerCall) / took).toFixed(0)} deliveries/s of ${((expected * eventsPerCall) / took).toFixed(0)}, from the answer to the bytes p50 ${percentile(delays, 0.5).toFixed(1)} ms, p99 ${percentile(delays, 0.99).toFixed(1)} ms; ${kilobytes(before.rss, open.rss)} KB each when open (heap ${kilobytes(before.heapUsed, open.heapUsed)} KB), ${kilobytes(before.rss, after.rss)} KB after it; server at ${cpu.toFixed(0)} % of one core`,
  );
}

if (process.argv[2] === 'serve') await serve();
else {
  const file = fileURLToPath(import.meta.url);
  const server = fork(file, ['serve'], { execArgv: [...process.execArgv, '--expose-gc'] });
  const giveUp = setTimeout(() => {
    console.error(`streams: not done after ${patience / 1_000} s.`);
    process.exit(1);
  }, patience);
  await once(server, 'message');
  await measure(server, 1);
  await measure(server, 100);
  clearTimeout(giveUp);
  server.disconnect();
  agent.destroy();
}
