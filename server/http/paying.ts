import type { Request, Response } from "express";
import { createBudgets } from "../services/budgets.ts";
import type { Clock } from "../services/ports.ts";
import { callerOf } from "./callers.ts";
import { networkOf } from "./network.ts";

/**
 * What one address may have read for it, in stretches of some milliseconds (services/search.ts); a search in a village
 * is one, and each ten notices of its answer are another. A whole village behind one address, thirty phones and a kiosk,
 * stays far below: each of them may look for something every five seconds, without end.
 */
const OF_ADDRESS = { most: 600, aSecond: 20 };
/** The same for one paired screen or one officer, whatever others at their address do. */
const OF_ONE = { most: 200, aSecond: 5 };

export type PayFor = (req: Request, res: Response) => () => boolean;

/** Who searches pays for the reading, so that nobody holds the server for himself alone (design.md §4: 429). */
export function createPayFor({ clock }: { clock: Clock }): PayFor {
  const addresses = createBudgets({ clock, ...OF_ADDRESS });
  const known = createBudgets({ clock, ...OF_ONE });
  return (req, res) => {
    const caller = callerOf(res);
    if (caller.kind === "screen") return () => known.take(`screen ${caller.screen}`);
    if (caller.kind === "officer") return () => known.take(`officer ${caller.officer}`);
    return () => addresses.take(networkOf(req));
  };
}
