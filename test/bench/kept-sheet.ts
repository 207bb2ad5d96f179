import { subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";
import { timed } from "./figure.ts";

const ASKED = 25;

/** Publishes a list of so many households, waits for its sheet, and asks for it as the officer who prints it (ms each). */
export async function keptSheet(households: number): Promise<readonly number[]> {
  const server = await startServer();
  try {
    await settleVillage(server);
    const desk = await openDesk(server);
    const [table] = subsidy.tables;
    const rows = Array.from({ length: households }, (_, at) => ({ ...table?.rows[at % 3], no: at + 1 }));
    const id = await desk.publish({
      item: "farm-subsidies",
      reportingPeriod: "2026",
      ...subsidy,
      tables: [{ ...table, rows }],
    });
    for (const end = performance.now() + 120_000; !(await server.paper.sheets.isReady(id, VILLAGE, "A4"));) {
      if (performance.now() > end) throw new Error("no sheet was made");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { token } = desk.as("author");
    const taken: number[] = [];
    for (let n = 0; n < ASKED; n += 1)
      taken.push(
        await timed(async () => {
          const answer = await fetch(`${server.url}/desk/notices/${id}/sheet.pdf`, {
            headers: { authorization: `Bearer ${token}` },
          });
          const { byteLength } = await answer.arrayBuffer();
          if (answer.status !== 200 || byteLength < 20_000)
            throw new Error(`sheet: ${answer.status}, ${byteLength} bytes`);
        }),
      );
    return taken.slice(5);
  } finally {
    await server.stop();
  }
}
