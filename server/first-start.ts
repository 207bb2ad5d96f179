import type { Clock } from "./services/ports.ts";
import type { System } from "./system.ts";

/**
 * A first start without data makes a small demo to try, unless it is asked for an empty one: then the first
 * administrator is made in the browser. Says once with what password one signs in.
 */
export async function firstStart({
  system,
  folder,
  clock,
  empty,
  password,
  say,
}: {
  system: System;
  /** The folder of facts, demo/ among them. */
  folder: string;
  clock: Clock;
  empty: boolean;
  password: string | undefined;
  say: (line: string) => void;
}): Promise<void> {
  const started = (await system.store.officers.all()).length > 0 || (await system.store.units.all()).length > 0;
  if (started) return;
  if (empty) {
    say("还没有数据。请在这台电脑的浏览器里打开 /desk/first，建第一个管理员。");
    return;
  }
  const { seedDemo } = await import("./demo/seed.ts");
  const seeded = await seedDemo({ store: system.store, facts: system.facts, folder, clock, ...(password && { password }) });
  say(`试用数据做好了：云岭县清溪镇柳塘村。登录名 liutang-author、liutang-supervisor、liutang-approver、qingxi-overseer、admin，密码 ${seeded.password}`);
}
