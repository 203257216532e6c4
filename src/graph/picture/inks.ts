import type { MarkColour } from '../../model/index.ts';
import type { Hue } from '../graph.ts';

/** Colours of a category: of its icon and ports, its header, the icon's tile, and its wires. */
interface HueInks {
  readonly hue: string;
  readonly header: string;
  readonly tile: string;
  readonly wire: string;
}

/** Colours of frames and notes of one colour: border and ground of the one, then of the other. */
interface MarkInks {
  readonly line: string;
  readonly frame: string;
  readonly edge: string;
  readonly note: string;
}

/** The colours of a picture; a test holds them to those of the page (`ui/tokens.css`). */
export interface PictureInks {
  readonly canvas: string;
  readonly surface: string;
  readonly sunken: string;
  readonly border: string;
  readonly text: string;
  readonly textSecondary: string;
  readonly textMuted: string;
  readonly hues: Readonly<Record<Hue, HueInks>>;
  readonly marks: Readonly<Record<MarkColour, MarkInks>>;
}

export type PictureTheme = 'light' | 'dark';

const hue = (hue: string, header: string, tile: string, wire: string): HueInks => ({
  ...{ hue, header, tile, wire },
});
const mark = (line: string, frame: string, edge: string, note: string): MarkInks => ({
  ...{ line, frame, edge, note },
});

const LIGHT_CUSTOM = hue('#636975', '#f1f1f3', '#dadbdf', '#757b88');
const DARK_CUSTOM = hue('#a7aebb', '#1e2025', '#303339', '#8b92a0');

export const INKS: Readonly<Record<PictureTheme, PictureInks>> = {
  light: {
    canvas: '#f6f7f9',
    surface: '#fcfcfd',
    sunken: '#eceef2',
    border: '#8b92a0',
    text: '#171a21',
    textSecondary: '#3d4350',
    textMuted: '#565d6b',
    hues: {
      source: hue('#227c45', '#edf3ef', '#d0e1d4', '#59876f'),
      math: hue('#3e64b9', '#eef1f9', '#d2dcf0', '#617aaf'),
      control: hue('#a44c1d', '#f7efed', '#ecd6ce', '#9d6e5f'),
      signal: hue('#007984', '#ecf3f4', '#cce0e3', '#4e8591'),
      statistics: hue('#7c50a8', '#f3f0f7', '#e0d7ec', '#836fa6'),
      file: hue('#836412', '#f3f1ed', '#e2dbcd', '#87795d'),
      sink: hue('#a83f5e', '#f7eff1', '#eed4d9', '#a0687b'),
      custom: LIGHT_CUSTOM,
      unknown: LIGHT_CUSTOM,
    },
    marks: {
      grey: mark('#c4c8d0', '#f0f2f4', '#d3d6dc', '#eeeff1'),
      blue: mark('#9cb1ee', '#eceff8', '#b3c4f4', '#e3e9fa'),
      green: mark('#9ac1ae', '#ecf1f0', '#b2d0c1', '#e3ede8'),
      amber: mark('#c4b695', '#f0f0ee', '#d3c8ad', '#eeeae1'),
      red: mark('#de9fb2', '#f4edf1', '#e8b5c4', '#f6e4e9'),
      violet: mark('#bca6e2', '#efeef7', '#ccbbeb', '#ebe6f7'),
    },
  },
  dark: {
    canvas: '#101216',
    surface: '#15171c',
    sunken: '#0f1115',
    border: '#69707f',
    text: '#eceef2',
    textSecondary: '#c6cad3',
    textMuted: '#a0a6b3',
    hues: {
      source: hue('#76c28b', '#1b2123', '#283632', '#729d87'),
      math: hue('#93aaf4', '#1c2028', '#2c3243', '#8090be'),
      control: hue('#e6996d', '#211f22', '#3b302d', '#ae8878'),
      signal: hue('#61bfc9', '#1a2126', '#25353c', '#699ba7'),
      statistics: hue('#c19be4', '#1f1f28', '#342f40', '#9988b5'),
      file: hue('#c8aa60', '#1f2021', '#35322b', '#9c9073'),
      sink: hue('#e990a4', '#221e24', '#3c2e35', '#b08394'),
      custom: DARK_CUSTOM,
      unknown: DARK_CUSTOM,
    },
    marks: {
      grey: mark('#353942', '#14161b', '#30343c', '#1e2027'),
      blue: mark('#424b75', '#15181f', '#3a4163', '#212533'),
      green: mark('#2f5c4d', '#14191c', '#2c4e45', '#1d2929'),
      amber: mark('#615632', '#18191a', '#524931', '#282824'),
      red: mark('#6c4053', '#19171c', '#5a3949', '#2c232b'),
      violet: mark('#574871', '#17181f', '#4a3f60', '#262432'),
    },
  },
};
