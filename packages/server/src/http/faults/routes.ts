import { mebibyte } from '@cstar.help/contract';
import { Hono, type Context as HonoContext } from 'hono';
import { ApiError } from '../../errors.ts';
import { refuseWebPages } from '../cross-origin.ts';
import { type Answer, successEnvelope, wholeList } from '../envelope.ts';
import type { ServerEnvironment } from '../environment.ts';
import { readJsonObject } from '../read-input.ts';
import { shorten } from '../shorten.ts';
import type { ActiveFault, ActiveFaults } from './active.ts';
import { readFault } from './faults.ts';

/** Lets tests ask for failures, look which are left, and take them back. Never mounted outside development. */
export function faultRoutes(active: ActiveFaults): Hono<ServerEnvironment> {
  return new Hono<ServerEnvironment>()
    .use(refuseWebPages)
    .post('/', async (c) => {
      const added = active.add(readFault(await readJsonObject(c, mebibyte)));
      return answer(c, { kind: 'one', data: present(added) }, 201);
    })
    .get('/', (c) => {
      const data = active.list().map(present);
      return answer(c, { kind: 'list', data, pagination: wholeList(data.length) });
    })
    .delete('/', (c) => answer(c, { kind: 'one', data: { deleted: active.remove() } }))
    .delete('/:id', (c) => {
      const id = c.req.param('id');
      if (active.remove(id) === 0) {
        throw new ApiError(
          'resource_missing',
          `There is no fault ${shorten(id)}, or it has spoilt all the calls that it was for. GET /__faults lists those that are left.`,
        );
      }
      return answer(c, { kind: 'one', data: { deleted: 1 } });
    });
}

const present = ({ id, fault, left }: ActiveFault) => ({ object: 'fault', id, ...fault, left });

const answer = (c: HonoContext<ServerEnvironment>, content: Answer, status: 200 | 201 = 200) =>
  c.json(successEnvelope(content, { requestId: c.var.requestId, timestamp: c.var.now }), status);
