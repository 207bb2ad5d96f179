import type { Request } from "express";

/** Where a request comes from, to count by: one machine has a whole /64 of IPv6 addresses to ask from. */
export const networkOf = ({ socket }: Pick<Request, "socket">): string => networkOfAddress(socket.remoteAddress ?? "");

export function networkOfAddress(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [front = [], back] = address.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const zeros = Array.from({ length: back ? 8 - front.length - back.length : 0 }, () => "0");
  return [...front, ...zeros, ...(back ?? [])].slice(0, 4).join(":");
}
