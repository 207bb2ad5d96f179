import { findBrowser } from "../../server/print/find-browser.ts";
import { subsidy } from "../support/notices.ts";
import { openDesk } from "../support/publish.ts";
import { startServer } from "../support/server.ts";
import { settleVillage } from "../support/village.ts";
import { timed } from "./figure.ts";

const ASKED = 25;
/** The first wait for the sheet that publication has begun to make. */
const WHILE_MADE = 5;

/** Publishes a list of so many households, then asks for its sheet as the officer who prints it (ms each). */
export async function keptSheet(households: number): Promise<readonly number[]> {
  const server = await startServer({ env: { PUPPETEER_EXECUTABLE_PATH: findBrowser(process.env) ?? "" } });
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
    return taken.slice(WHILE_MADE);
  } finally {
    await server.stop();
  }
}
