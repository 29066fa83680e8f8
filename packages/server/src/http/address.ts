import ipaddr from 'ipaddr.js';

interface Arrival {
  /** Who is at the other end of the connection; undefined without a network. */
  peer: string | undefined;
  /** The header X-Forwarded-For. */
  forwarded: string | undefined;
  /** How many proxies stand before this server, each of which adds to the header where a call came from. */
  trustedProxies: number;
}

/**
 * Where a call came from, as limits count it: an IPv4 address, or the network that an IPv6 address is in (/64), since
 * whoever has one of its addresses has all of them. What stands in the header before the entries of the trusted
 * proxies was written by the caller, and says nothing.
 */
export function addressOf({ peer, forwarded, trustedProxies }: Arrival): string {
  const entries = (forwarded ?? '').split(',').map((entry) => networkOf(entry.trim()));
  // With fewer entries than proxies, the first one is of the proxy that was called.
  const told = trustedProxies === 0 ? undefined : entries[Math.max(0, entries.length - trustedProxies)];
  return told ?? networkOf(peer ?? '') ?? 'in process';
}

/** A port may follow: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withPort = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/;

function networkOf(text: string): string | undefined {
  const [, six, four] = withPort.exec(text) ?? [];
  const bare = (six ?? four ?? text).replace(/%.*$/, '');
  if (!(ipaddr.IPv6.isValid(bare) || ipaddr.IPv4.isValidFourPartDecimal(bare))) return undefined;
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${bare}/64`).toString()}/64`;
}
