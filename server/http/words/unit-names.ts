/** What people say of a unit's own: 县里, 镇里, 街道, 村里, 组里 – by the last word of its name. */
export function insideOf(name: string): string {
  const [kind] = /街道$|社区$|.$/u.exec(name) ?? [""];
  return `${kind}${kind.length > 1 ? "" : "里"}`;
}

/** A unit's name under the line that names where it lies: groups are often called by their village (柳塘村第一村民小组). */
export function nameUnder(place: string, name: string): string {
  for (let length = name.length - 1; length > 1; length -= 1)
    if (place.endsWith(name.slice(0, length))) return name.slice(length);
  return name;
}
