import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";

import ipaddr from "ipaddr.js";

import { DomainError } from "../errors.ts";

/** Every address of a name. Asked once an attempt: what was judged is what is connected to. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Which addresses may be connected to. */
export type AddressPolicy = (address: string) => boolean;

/** An address that must not be connected to; it names nothing that the administrator did not write. */
export class AddressRefused extends Error {
  constructor() {
    super("The address is not a public one.");
    this.name = "AddressRefused";
  }
}

// Public by its range, yet a door into the host of a virtual machine.
const metadataAddresses = ["168.63.129.16"];

/** Whether `text` is a network such as 10.1.0.0/16 or fd00::/8. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

/**
 * Public unicast addresses, and those in `allowed` networks (CIDR). Private, loopback, link-local, shared (CGNAT),
 * unique-local, reserved, translated and unspecified ones are refused; an IPv4 address in IPv6 is judged as the IPv4
 * one it leads to.
 */
export function addressPolicy(allowed: readonly string[]): AddressPolicy {
  const networks = allowed.map((network) => ipaddr.parseCIDR(network));
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    if (networks.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))) return true;
    return isPublic(address) && !metadataAddresses.includes(address.toString());
  };
}

const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}

/** Asks the system's resolver. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * A lookup for sockets that answers only when every address of the name is allowed: the socket connects to what was
 * judged, so a name that changes between two answers gains nothing.
 */
export function judgingLookup(allows: AddressPolicy, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    void answerLookup({ host, allows, resolve }, (error, addresses) => {
      const found = addresses.map((address) => ({ address, family: isIP(address) }));
      const [first] = found;
      if (options.all) done(error, found);
      else done(error, first?.address ?? "", first?.family);
    });
  };
}

async function answerLookup(
  { host, allows, resolve }: { readonly host: string; readonly allows: AddressPolicy; readonly resolve: Resolve },
  done: (error: Error | null, addresses: readonly string[]) => void,
): Promise<void> {
  const answer = await allowedAddresses(host, allows, resolve).catch((error: unknown) =>
    error instanceof Error ? error : new Error("The name leads nowhere."),
  );
  if (answer instanceof Error) done(answer, []);
  else done(null, answer);
}

/** The addresses of a host, a literal one included. Throws AddressRefused when any of them is not allowed. */
export async function allowedAddresses(
  host: string,
  allows: AddressPolicy,
  resolve: Resolve,
): Promise<readonly string[]> {
  const literal = host.replace(/^\[(.*)\]$/, "$1");
  const addresses = isIP(literal) ? [literal] : await resolve(host);
  if (addresses.length === 0 || !addresses.every(allows)) throw new AddressRefused();
  return addresses;
}

const longestUrl = 2000;

/**
 * Reads the address of a target: http or https, no user or password in it, port 80, 443 or from 1024 on. Throws
 * BAD_INPUT `webhook_url_unfit`.
 */
export function webhookUrl(text: string): URL {
  const url = text.length <= longestUrl && URL.canParse(text) ? new URL(text) : null;
  const port = Number(url?.port || 443);
  const isFit =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === "" &&
    url.password === "" &&
    (port === 80 || port === 443 || port >= 1024);
  if (!isFit) throw new DomainError("BAD_INPUT", "webhook_url_unfit");
  return url;
}
