/** What a key of a remote control, or of a keyboard, asks for. */
export type Press =
  | { readonly do: "up" | "down" | "left" | "right" | "ok" | "back" | "previous" | "next" }
  | { readonly do: "digit"; readonly digit: string };

const BY_NAME: { readonly [key: string]: Press } = {
  ArrowUp: { do: "up" },
  ArrowDown: { do: "down" },
  ArrowLeft: { do: "left" },
  ArrowRight: { do: "right" },
  Enter: { do: "ok" },
  Select: { do: "ok" },
  Escape: { do: "back" },
  Backspace: { do: "back" },
  BrowserBack: { do: "back" },
  GoBack: { do: "back" },
  PageUp: { do: "previous" },
  PageDown: { do: "next" },
  ChannelUp: { do: "previous" },
  ChannelDown: { do: "next" },
};
/** Boxes that name no keys number them: 461 is back on webOS, 10009 on Tizen, 166 on Android. */
const BY_CODE: { readonly [code: number]: Press } = {
  37: { do: "left" },
  38: { do: "up" },
  39: { do: "right" },
  40: { do: "down" },
  13: { do: "ok" },
  8: { do: "back" },
  27: { do: "back" },
  166: { do: "back" },
  461: { do: "back" },
  10009: { do: "back" },
  33: { do: "previous" },
  34: { do: "next" },
};

export function pressOf({ key, keyCode }: Pick<KeyboardEvent, "key" | "keyCode">): Press | undefined {
  const digit = /^\d$/.test(key) ? key : keyCode >= 48 && keyCode <= 57 ? String(keyCode - 48) : "";
  return digit !== "" ? { do: "digit", digit } : BY_NAME[key] || BY_CODE[keyCode];
}
