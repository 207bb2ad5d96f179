/** How many may come in from one address at once. */
export function createDoor(most: number) {
  const inside = new Map<string, number>();
  return {
    enter(address: string): boolean {
      const count = inside.get(address) ?? 0;
      if (count >= most) return false;
      inside.set(address, count + 1);
      return true;
    },
    leave(address: string): void {
      const count = (inside.get(address) ?? 1) - 1;
      if (count > 0) inside.set(address, count);
      else inside.delete(address);
    },
  };
}

/** One cookie's value out of a Cookie header; undefined when it is not there. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? "").slice(0, 8_192).split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value !== undefined) return value;
  }
  return undefined;
}
