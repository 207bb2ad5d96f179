import { addDays } from "../domain/calendar.ts";
import type { DemoVillage } from "./data/demo-data.ts";
import type { Pen } from "./pen.ts";
import { afterEight, spread } from "./steps.ts";

/** A county's or township's notice that a village hangs at an instant. */
export type Hanging = { readonly unit: string; readonly at: string; readonly notice: string };

/** What a county or township wrote and villages hang, each some days after it. */
export const hangingsOf = ({ single }: DemoVillage, { pen, today }: { pen: Pen; today: string }): readonly Hanging[] =>
  single.flatMap(({ key, back, hung }) =>
    hung.map(({ unit, after }) => {
      const at = afterEight(addDays(today, after - back), 310 + spread(`${key} ${unit}`, 120));
      return { unit, at, notice: pen.idOf(key) };
    }),
  );
