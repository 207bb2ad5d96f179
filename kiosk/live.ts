import { io, type Socket } from "socket.io-client";
import type { FromScreen, LedgerHead, Shown, ToScreen } from "../server/push/events.ts";

export type Live = ReturnType<typeof openLive>;

/** The line on which the server says that the board changed, and the screen says what stands on its glass. */
export function openLive({
  unit,
  kind,
  onChanged,
  onRevoked,
  onLine,
}: {
  unit: string;
  /** Whose page this is: a screen's key counts on its own kind of page alone. */
  kind: "kiosk" | "tv";
  onChanged: () => void;
  onRevoked: () => void;
  onLine: (connected: boolean) => void;
}) {
  const socket: Socket<ToScreen, FromScreen> = io({
    query: { unit, kind, secure: window.isSecureContext ? "1" : "0" },
    transports: ["websocket", "polling"],
    reconnectionDelay: 500,
    // At most seven and a half seconds between two tries: after any restart all screens are current within ten.
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    timeout: 8_000,
  });
  socket.on("connect", () => onLine(true));
  socket.on("disconnect", () => onLine(false));
  socket.on("connect_error", () => onLine(false));
  socket.on("board:changed", onChanged);
  socket.on("screen:revoked", onRevoked);

  return {
    isConnected: (): boolean => socket.connected,
    /** Resolves to whether it was taken down; false without a line, so that it is said again later. */
    say: (shown: Shown): Promise<boolean> =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(false);
        const late = setTimeout(() => resolve(false), 10_000);
        socket.emit("screen:shows", shown, (taken) => {
          clearTimeout(late);
          resolve(taken === true);
        });
      }),
    dispute: (known: LedgerHead): void => void socket.emit("screen:disputes", known, () => undefined),
  };
}
