/** The thinking of 版式: the look of papers as a form. Bounds and what fits together are Rust's to say. */
import type { FaceLine } from "../../api";
import type { FaceStyle, PaperLook, RedHead, SignatureMode } from "../../generated/office";

/** Margins in the order they are asked, with their names. */
export const MARGINS: readonly (readonly ["top_mm" | "bottom_mm" | "left_mm" | "right_mm", string])[] = [
  ["top_mm", "天头"],
  ["bottom_mm", "地脚"],
  ["left_mm", "订口（左）"],
  ["right_mm", "切口（右）"],
];

/** 红头 and what each means. */
export const RED_HEADS: readonly (readonly [RedHead, string, string])[] = [
  ["colour", "套印彩色", "红头随文印出，用彩色打印机"],
  ["preprinted", "红头纸", "红头处留白，打在印好红头的纸上"],
  ["plain", "无", "以黑色标题代替"],
];

/** 署名 and what each means. */
export const SIGNATURES: readonly (readonly [SignatureMode, string, string])[] = [
  ["unsealed", "署名不盖章", "正文下空一行，右空二字"],
  ["sealed", "署名盖章", "留出印章的位置，日期右空四字"],
  ["acting", "代章", "同上，署名后加（代章）"],
  ["none", "不署名", "无署名和日期"],
];

/** The form: margins as typed, a family a style; empty is the usual one. */
export type LookForm = Omit<PaperLook, "top_mm" | "bottom_mm" | "left_mm" | "right_mm" | "faces"> &
  Record<(typeof MARGINS)[number][0], string> & { faces: Partial<Record<FaceStyle, string>> };

/** The form filled. */
export function lookTyped(look: PaperLook): LookForm {
  const { faces, ...rest } = look;
  const margins = Object.fromEntries(MARGINS.map(([key]) => [key, String(look[key])])) as Record<(typeof MARGINS)[number][0], string>;
  return { ...rest, ...margins, faces: Object.fromEntries(faces.map((choice) => [choice.style, choice.family])) };
}

/** The look as typed, or the margin that is no whole number. */
export function lookOf(form: LookForm): PaperLook | { lacking: string } {
  const margins: Partial<Record<(typeof MARGINS)[number][0], number>> = {};
  for (const [key] of MARGINS) {
    const bare = form[key].normalize("NFKC").trim();
    if (!/^\d{1,3}$/.test(bare)) return { lacking: key };
    margins[key] = Number(bare);
  }
  const faces = Object.entries(form.faces).flatMap(([style, family]) => (family ? [{ style: style as FaceStyle, family }] : []));
  return { ...form, ...(margins as Record<(typeof MARGINS)[number][0], number>), faces };
}

/** Styles for which there is a choice on this machine, or a choice was made that it lacks. */
export function faceChoices(faces: readonly FaceLine[], form: LookForm): { style: FaceStyle; name: string; families: string[] }[] {
  return faces.flatMap((line) => {
    if (line.code === null) return [];
    const chosen = form.faces[line.code];
    const families = chosen && !line.choices.includes(chosen) ? [...line.choices, chosen] : line.choices;
    return families.length > 1 ? [{ style: line.code, name: line.style, families }] : [];
  });
}

/** The look in a few lines, as the settings show it; what differs from the standard says so. */
export function lookLines(look: PaperLook, standard: PaperLook): { name: string; value: string; usual: string | null }[] {
  const margins = (one: PaperLook) => `天头${one.top_mm}　地脚${one.bottom_mm}　订口${one.left_mm}　切口${one.right_mm}毫米`;
  const columns = (one: PaperLook) => `每行${one.columns}字`;
  const red = (one: PaperLook) => RED_HEADS.find(([key]) => key === one.red_head)?.[1] ?? "";
  const signature = (one: PaperLook) => SIGNATURES.find(([key]) => key === one.signature)?.[1] ?? "";
  const third = (one: PaperLook) => (one.bold_third ? "加粗" : "不加粗");
  const colophon = (one: PaperLook) => (one.colophon_on_even_page ? "印在双数页" : "印在最后一页");
  const tables = (one: PaperLook) => (one.large_tables ? "A3" : "A4");
  const rows: [string, (one: PaperLook) => string][] = [
    ["页边", margins],
    ["版心", columns],
    ["红头", red],
    ["署名", signature],
    ["三级标题", third],
    ["版记", colophon],
    ["横表", tables],
  ];
  return rows.map(([name, say]) => ({ name, value: say(look), usual: say(look) === say(standard) ? null : say(standard) }));
}
