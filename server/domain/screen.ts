import type { UnitCode } from "./unit.ts";

/** A paired display (一体机, 电视). Its key is stored as a hash and can be revoked; no IP, no fingerprint (design.md §6). */
export type Screen = {
  readonly id: string;
  readonly unit: UnitCode;
  readonly name: string;
  readonly kind: "kiosk" | "tv";
  /** Whether it stands in the village, so that villagers' names may show (AU1). */
  readonly inVillage: boolean;
  readonly keyHash: string;
  readonly pairedAt: string;
  readonly pairedBy: string;
  readonly revokedAt?: string;
};
