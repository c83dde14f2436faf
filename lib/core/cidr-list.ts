import { BlockList, isIP } from 'node:net'

/**
 * Parses TRUSTED_PROXY or OUTGOING_ALLOW: an allow-list of IP addresses and CIDRs, separated by commas or spaces.
 * Throws an Error that names the mistake.
 */
export function readCidrList(list: string): BlockList {
  const allowed = new BlockList()
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) {
    const [, address = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? []
    const version = isIP(address)
    const longest = version === 6 ? 128 : 32
    if (!version) throw new Error(`${entry} is not an IP address or a CIDR such as 10.0.0.0/8.`)
    if (Number(bits ?? 0) > longest)
      throw new Error(`${entry} is not a CIDR: an IPv${version} prefix has 0 to ${longest} bits.`)
    const family = version === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) allowed.addAddress(address, family)
    else allowed.addSubnet(address, Number(bits), family)
  }
  return allowed
}
