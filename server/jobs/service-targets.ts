import { BlockList, isIPv6 } from 'node:net';

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

/** False for loopback, private, link-local, multicast and the like, also when written as IPv4 inside IPv6. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return !inner.check(mapped, 'ipv4');
  return !inner.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const addressPrefix = 'XIAOWU_SERVICE_ADDRESS_';

/** Where a service is that drawings only name; null where the school has none. */
export function serviceAddress(name: string): string | null {
  const address = process.env[addressPrefix + name]?.trim() ?? '';
  return address === '' ? null : address;
}

const namedHosts = (): string[] =>
  Object.entries(process.env).flatMap(([name, value = '']) =>
    name.startsWith(addressPrefix) && URL.canParse(value) ? [new URL(value).host] : [],
  );

/**
 * Where service tasks may call: the addresses that the environment names, and `XIAOWU_SERVICE_HOSTS`, hosts (`api.example.com`, `10.1.2.3:8080`) with commas between;
 * without any nowhere. Loopback and private addresses only with `XIAOWU_SERVICE_PRIVATE=1`.
 */
export function serviceTargets(): { hosts: ReadonlySet<string>; allowsPrivate: boolean } {
  const hosts = (process.env.XIAOWU_SERVICE_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase());
  return {
    hosts: new Set([...namedHosts(), ...hosts.filter((host) => host !== '')]),
    allowsPrivate: process.env.XIAOWU_SERVICE_PRIVATE === '1',
  };
}
