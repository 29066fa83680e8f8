import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Refusing to connect, since the address is one that only this machine or its network can reach. It names
 * neither host nor address: which names a network knows is not for the owners of webhooks.
 */
export class PrivateAddressError extends Error {
  constructor() {
    super('The host is not on the open internet.');
    this.name = 'PrivateAddressError';
  }
}

/** All that is given out for the open internet so far. Elsewhere are forms of old, among them of IPv4. */
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** What looks public and is not: where Azure answers its machines. */
const disguised = new Set(['168.63.129.16']);

/** Whether an address is one of the open internet: none of this machine, its network, or a special range. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast)) return false;
  return address.range() === 'unicast' && !disguised.has(address.toString());
}

/**
 * Looks a host up for one connection, and refuses private addresses. As part of connecting, so that a
 * name cannot stand for one address when it is checked and for another when it is called.
 */
export const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
    if (error !== null) return callback(error, [], 0);
    if (!found.every(({ address }) => isPublic(address))) return callback(new PrivateAddressError(), [], 0);
    const [first] = found;
    if (options.all === true || first === undefined) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
