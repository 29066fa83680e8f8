import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/emit/schemas.ts';
import { emitTypes } from '../../src/emit/types.ts';
import { contract, eventTypeNames } from '../../src/index.ts';

const text = emitTypes(resourcesOf(contract)).get('events.ts') ?? '';

describe('the types of events', () => {
  it.each(eventTypeNames)('have an interface for %s, in the map under its name', (type) => {
    const name = new RegExp(`'${type.replace('.', '\\.')}': (\\w+Event);`).exec(text)?.[1];

    expect(text).toContain(`export interface ${name} extends EventEnvelope {`);
  });

  it('speak of changes by the name of what changes', () => {
    expect(text).toContain('changes: EventChanges<EventTicket>;');
    expect(text).toContain('changes: EventChanges<CommunityPost>;');
  });

  it('have names that no other type has', () => {
    const all = [...emitTypes(resourcesOf(contract)).values()].join('');
    const names = [...all.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
