import type { System } from "../../server/system.ts";
import { VILLAGE } from "./village.ts";

export const GROUP = `${VILLAGE}01`;

/** The village's first group; the village's author writes for it too, as in small villages. */
export async function settleGroup({ store, services: { officers } }: System): Promise<void> {
  await store.units.put(GROUP, () => ({
    code: GROUP,
    name: "柳塘村第一村民小组",
    bodies: [{ kind: "villagers-group", name: "柳塘村第一村民小组", from: "2021-01-01" }],
    validFrom: "2021-01-01",
    channel: { countyHotlines: [] },
    since: "2026-09-01",
  }));
  const author = (await store.officers.all()).find(({ signIn }) => signIn === "author");
  const appointed = await officers.appoint(author?.id ?? "", { unit: GROUP, part: "author", from: "2021-01-01" });
  if (!appointed.ok) throw new Error(appointed.error.code);
}
