import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Refusing to connect, since the address is one that only this machine or its network can reach. */
export class PrivateAddressError extends Error {
  constructor(host: string, address: string) {
    super(`${host} is at the private address ${address}`);
    this.name = 'PrivateAddressError';
  }
}

/** An IPv4 address as one of IPv6, in a form of old that some machines still follow. */
const compatible: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('::'), 96];

/** Whether an address is one of the open internet: none of this machine, its network, or a special range. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && address.match(compatible)) return false;
  return address.range() === 'unicast';
}

/**
 * Looks a host up for one connection, and refuses private addresses. As part of connecting, so that a
 * name cannot stand for one address when it is checked and for another when it is called.
 */
export const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
    if (error !== null) return callback(error, [], 0);
    const hidden = found.find(({ address }) => !isPublic(address));
    if (hidden !== undefined) return callback(new PrivateAddressError(host, hidden.address), [], 0);
    const [first] = found;
    if (options.all === true || first === undefined) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
