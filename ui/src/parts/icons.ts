/**
 * The few line icons of the frame, drawn for this program on a 20 × 20 field. Not for lights: those
 * are shapes of text, so that they print. An icon never stands without a name beside it or on it.
 */

/** Paths to stroke. */
export const ICONS = {
  today: "M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4M7 12.5l2 2 4-3.5",
  plan: "M4 3.5h9l3 3v10H4zM12.5 3.5v4H16M7 10h6M7 13h6",
  unit: "M3.5 16.5h13M5 16.5V6l5-2.5L15 6v10.5M8 8.5h.01M12 8.5h.01M8 12h.01M12 12h.01M9 16.5V14h2v2.5",
  meeting: "M3 12.5h14M5 12.5v4M15 12.5v4M6 9.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M14 9.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M10 8a1.8 1.8 0 1 0 0-3.6A1.8 1.8 0 0 0 10 8",
  follow_up: "M4.5 17V3.5M4.5 4.5h10l-2 3.2 2 3.3h-10",
  report: "M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3",
  instruction: "M5 16.5h10M6 13.5l1-3 6.5-6.5 2 2-6.5 6.5z",
  indicator: "M3.5 16.5h13M5.5 16.5V11M10 16.5V6M14.5 16.5V8.5M4 8l4.5-4 4 2.5L16.5 3",
  pack: "M6 7V3.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8v5H6z",
  paper: "M3 4.5h14v11H3zM3 5l7 5.5L17 5",
  document: "M3 5h5l1.5 2H17v9.5H3zM3 9.5h14",
  settings:
    "M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2M10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.4 1.4M13.6 13.6 15 15M15 5l-1.4 1.4M6.4 13.6 5 15",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l4 4",
  undo: "M7.5 4.5 4 8l3.5 3.5M4 8h8a4 4 0 0 1 0 8H8",
  redo: "M12.5 4.5 16 8l-3.5 3.5M16 8H8a4 4 0 0 0 0 8h4",
  back: "M12 4.5 6.5 10l5.5 5.5",
  calendar: "M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4",
  close: "M5 5l10 10M15 5 5 15",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof ICONS;
