import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import type { Screen } from "../domain/screen.ts";
import { CHANGES_BOARD } from "../domain/ledger.ts";
import { levelOf, parentOf, type UnitCode } from "../domain/unit.ts";
import type { ScreenService } from "../services/screens.ts";
import type { Ledgers } from "../services/ports.ts";
import type { FromScreen, ToScreen } from "./events.ts";
import { cookieOf, createDoor } from "./door.ts";

export type Push = ReturnType<typeof attachScreens>;

/** The cookie that carries a paired screen's key. */
export const SCREEN_COOKIE = "sanwu-screen";

const shownSchema = z.strictObject({
  board: z.string().max(40),
  views: z
    .array(
      z.strictObject({
        notice: z.string().max(40),
        edition: z.number().int().min(1).max(9_999),
        hash: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(200),
});
const headSchema = z.strictObject({ sequence: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });
/** Which page asks: a key belongs to one screen of one kind, and on the page of the other it is nobody's. */
const askerSchema = z.object({
  unit: z.string().regex(/^\d{6,14}$/),
  kind: z.enum(["kiosk", "tv"]).optional().catch(undefined),
});

type Held = { readonly unit: UnitCode; readonly screen: Screen | undefined };
type ScreenSocket = Socket<FromScreen, ToScreen, Record<string, never>, Held>;

export type ScreenParts = {
  readonly servers: readonly (HttpServer | HttpsServer)[];
  readonly screens: ScreenService;
  readonly ledgers: Pick<Ledgers, "onAppend">;
  readonly units: { get(unit: UnitCode): Promise<object | undefined> };
  readonly log?: (line: string) => void;
  /** Sockets open at once from one address; a village's screens share one behind their router. */
  readonly perAddress?: number;
};

/**
 * Screens hear that their board changed, after the entry is on disk and not before (LG3), and ask for it over HTTP.
 * `tick` is called by the clock's owner at midnight in the village, and by tests by hand (PB9).
 */
export function attachScreens({ servers, screens, ledgers, units, log = () => {}, perAddress = 2_000 }: ScreenParts) {
  const io = new Server<FromScreen, ToScreen, Record<string, never>, Held>({
    transports: ["polling", "websocket"],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    cookie: false,
  });
  for (const server of servers) io.attach(server);
  const door = createDoor(perAddress);

  io.use((socket, next) => {
    admit(socket).then(
      (refused) => next(refused === undefined ? undefined : new Error(refused)),
      (error: unknown) => {
        log(`screen refused: ${String(error)}`);
        next(new Error("not-now"));
      },
    );
  });

  async function admit(socket: ScreenSocket): Promise<string | undefined> {
    const asker = askerSchema.safeParse(socket.handshake.query);
    if (!asker.success || !(await units.get(asker.data.unit))) return "no-such-unit";
    const { unit, kind } = asker.data;
    const address = socket.handshake.address;
    if (!door.enter(address)) return "too-many";
    socket.conn.once("close", () => door.leave(address));
    const key = cookieOf(socket.handshake.headers.cookie, SCREEN_COOKIE);
    const screen = key === undefined ? undefined : await screens.byKey(key);
    const own = screen?.unit === unit && screen.kind === kind ? screen : undefined;
    socket.data = { unit, screen: own };
    return undefined;
  }

  io.on("connection", (socket) => {
    const { unit, screen } = socket.data;
    void socket.join([roomOf(unit), ...(screen ? [screenRoom(screen.id)] : [])]);
    if (screen) screens.connected(screen.id, socket.handshake.query["secure"] === "1");
    socket.on("disconnect", () => screen && screens.disconnected(screen.id));
    socket.on("screen:disputes", (...args: readonly unknown[]) => disputed(screen, args));
    socket.on("screen:shows", async (...args: readonly unknown[]) => {
      const answer = args.at(-1);
      const reply = (taken: boolean): void => void (typeof answer === "function" && answer(taken));
      try {
        const says = shownSchema.safeParse(args[0]);
        if (!says.success || !screen) return reply(false);
        await screens.shows(screen, says.data);
        reply(true);
      } catch (error) {
        log(`screen:shows failed: ${String(error)}`);
        reply(false);
      }
    });
  });

  /** Takes a witness's word in (LG4); rubbish and missing acknowledgements do no harm. */
  function disputed(screen: Screen | undefined, args: readonly unknown[]): void {
    const known = headSchema.safeParse(args[0]);
    const answer = args.at(-1);
    const taken = known.success && screen !== undefined;
    if (taken) screens.disputes(screen, known.data);
    if (taken) log(`screen ${screen.id} saw another line ${known.data.sequence} of ${screen.unit}`);
    if (typeof answer === "function") answer(taken);
  }

  async function tell(unit: UnitCode): Promise<void> {
    try {
      const version = await screens.version(unit);
      io.to(roomOf(unit)).emit("board:changed", { version });
    } catch (error) {
      log(`board:changed not sent to ${unit}: ${String(error)}`);
    }
  }

  const offAppend = ledgers.onAppend((entry) => {
    if (!CHANGES_BOARD.has(entry.kind)) return;
    void tell(entry.unit);
    const above = parentOf(entry.unit);
    if (levelOf(entry.unit) === "group" && above) void tell(above);
  });
  const offRevoked = screens.onRevoked((screen) => {
    io.to(screenRoom(screen.id)).emit("screen:revoked");
    setTimeout(() => io.in(screenRoom(screen.id)).disconnectSockets(true), 200).unref();
  });

  return {
    io,
    /** A new day: every connected unit's board has another version. */
    async tick(): Promise<void> {
      const connected = new Set([...io.sockets.sockets.values()].map((socket) => socket.data.unit));
      for (const unit of connected) await tell(unit);
    },
    async close(): Promise<void> {
      offAppend();
      offRevoked();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

const roomOf = (unit: UnitCode): string => `board ${unit}`;
const screenRoom = (id: string): string => `screen ${id}`;
