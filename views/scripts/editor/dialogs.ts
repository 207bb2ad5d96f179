import { button, el } from "./dom.ts";

export type Choice = { readonly label: string; readonly main?: boolean; readonly act?: () => void };

/** A dialog over the page; closes with Esc and after each choice. */
export function openDialog(
  title: string,
  body: readonly (Node | string)[],
  choices: readonly Choice[],
): HTMLDialogElement {
  const dialog = el("dialog", { class: "dialog", "aria-label": title });
  const closeWith = ({ label, main, act }: Choice): HTMLButtonElement =>
    button(
      label,
      () => {
        dialog.close();
        act?.();
      },
      `button${main === true ? " main" : ""}`,
    );
  dialog.append(
    el("h2", {}, title),
    el("div", { class: "dialog-body" }, ...body),
    el("div", { class: "dialog-foot" }, ...choices.map(closeWith)),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const KEYS: readonly (readonly [string, string])[] = [
  ["方向键", "换一格"],
  ["回车　Tab", "写好这格，到下面一格、右边一格"],
  ["直接打字", "重写这一格"],
  ["F2　双击", "接着改这一格"],
  ["Esc", "这格不改了；再按 Tab 离开表格"],
  ["Delete", "清空选中的格子"],
  ["Shift + 方向键", "多选几格，也可以用鼠标拖"],
  ["Ctrl + C　X　V", "复制、剪切、粘贴，和 Excel、WPS 互通"],
  ["Ctrl + Z　Y", "撤销、恢复，读进来的表格也能撤"],
  ["Ctrl + 加号　减号", "插入一行、删掉一行"],
  ["Home　End", "到这行的头、尾；加 Ctrl 到整张表的头、尾"],
];

export function openKeyHelp(): void {
  const rows = KEYS.map(([keys, what]) => el("tr", {}, el("th", { scope: "row" }, keys), el("td", {}, what)));
  openDialog(
    "表格里的按键",
    [el("table", { class: "keys" }, el("tbody", {}, ...rows))],
    [{ label: "知道了", main: true }],
  );
}
