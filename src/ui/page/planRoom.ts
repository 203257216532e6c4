import type { ViewState } from '../../stores/index.ts';

/** Below this width of the window, CSS pixels, palette, inspector and panel lie over the canvas. */
const NARROW = 1_000;
/** Below this width a drawer comes from the bottom: at the side it would leave nothing beside it. */
const PHONE = 600;
/** Below this height there is no room for a panel under the canvas. */
const SHORT = 480;
/** What the canvas keeps, whatever is beside or below it. */
const LEAST_CANVAS = { width: 320, height: 160 };
/** Height of what stands above the canvas: the top bar, and a banner. */
const BARS = 80;
/** What a drawer leaves of the canvas beside it, so that one can press there. */
const BESIDE_DRAWER = 56;

/** Height of a panel that nobody made higher or lower, CSS pixels. */
export const USUAL_HEIGHT = 260;
/** In the hand a panel of the usual height is as much of the window: the plots are what one looks at. */
const IN_HAND = 0.42;

const LEAST = { palette: 160, inspector: 240, panelWidth: 300, panelHeight: 140 } as const;
const MOST_SIDE = 720;

/** How one part of the screen stands. */
export interface PartPlan {
  /** Whether any of it but its button is on the screen. */
  readonly open: boolean;
  /** It lies over the canvas, and goes when one presses outside it. */
  readonly drawer: boolean;
  /** Its width, or the height of what comes from below, with what it may be; CSS pixels. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
}

export interface RoomPlan {
  readonly narrow: boolean;
  readonly phone: boolean;
  readonly panelSide: 'below' | 'beside';
  readonly palette: PartPlan;
  readonly inspector: PartPlan;
  readonly panel: PartPlan;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** What a person chose; a null size is the one that suits the window. */
export type RoomWishes = Pick<
  ViewState,
  | 'paletteOpen'
  | 'paletteWidth'
  | 'inspectorOpen'
  | 'inspectorWidth'
  | 'panelOpen'
  | 'panelHeight'
  | 'panelWidth'
  | 'panelSide'
  | 'drawer'
>;

const within = (value: number, least: number, most: number) =>
  Math.round(Math.max(least, Math.min(most, value)));

/** Widths for a window of this width while nobody chose others. */
function suited(width: number) {
  const [palette, inspector] =
    width <= 1_200 ? [204, 272] : width < 2_200 ? [240, 300] : [272, 360];
  const panel = width <= 1_200 ? within(width * 0.38, 320, 480) : within(width * 0.34, 320, 720);
  return { palette, inspector, panel };
}

/**
 * The room of each part in a window of this size, so that the canvas keeps some whatever was chosen: in a
 * smaller window sizes give way (they are remembered as chosen), then the palette becomes a drawer.
 */
export function planRoom(size: WindowSize, wishes: RoomWishes): RoomPlan {
  const isShort = size.height < SHORT && size.width >= PHONE;
  const panelSide = isShort ? 'beside' : size.width < PHONE ? 'below' : wishes.panelSide;
  const narrow = size.width < NARROW;
  const beside = panelSide === 'beside' && wishes.panelOpen;
  return {
    narrow,
    phone: size.width < PHONE,
    panelSide,
    ...(narrow ? drawers(size, wishes) : docked(size.width, wishes, beside)),
    panel: panelSide === 'below' ? below(size, wishes, narrow) : panelBeside(size, wishes, narrow),
  };
}

function below({ width, height }: WindowSize, wishes: RoomWishes, drawer: boolean): PartPlan {
  const least = LEAST.panelHeight;
  const most = Math.max(least, height - BARS - LEAST_CANVAS.height);
  const { panelOpen: open, panelHeight } = wishes;
  const wish =
    width < PHONE && panelHeight === USUAL_HEIGHT
      ? Math.max(panelHeight, height * IN_HAND)
      : panelHeight;
  return { open, drawer, size: within(wish, least, most), least, most };
}

/** Beside the canvas the panel takes what palette and inspector leave, if it is no less than it needs. */
function panelBeside({ width }: WindowSize, wishes: RoomWishes, narrow: boolean): PartPlan {
  const wish = wishes.panelWidth ?? suited(width).panel;
  const least = LEAST.panelWidth;
  const sides = narrow
    ? 0
    : (wishes.inspectorOpen ? LEAST.inspector : 0) + (wishes.paletteOpen ? LEAST.palette : 0);
  const free = width - LEAST_CANVAS.width - sides;
  // With so little room the palette is a drawer and leaves its own.
  const most = Math.max(
    least,
    free < least && wishes.paletteOpen && !narrow ? free + LEAST.palette : free,
  );
  return { open: wishes.panelOpen, drawer: false, size: within(wish, least, most), least, most };
}

function drawers({ width, height }: WindowSize, wishes: RoomWishes) {
  const auto = suited(width);
  const part = (which: 'palette' | 'inspector', wish: number, least: number): PartPlan => {
    const room = width < PHONE && which === 'inspector' ? height - BARS : width;
    const most = Math.max(least, Math.min(MOST_SIDE, room - BESIDE_DRAWER));
    const open = wishes.drawer === which;
    return { open, drawer: true, size: within(wish, least, most), least, most };
  };
  const inspector = wishes.inspectorWidth ?? (width < PHONE ? height * 0.45 : auto.inspector);
  return {
    palette: part('palette', wishes.paletteWidth ?? auto.palette, LEAST.palette),
    inspector: part('inspector', inspector, LEAST.inspector),
  };
}

function docked(width: number, wishes: RoomWishes, beside: boolean) {
  const { palette: autoPalette, inspector: autoInspector } = suited(width);
  const { paletteOpen, inspectorOpen } = wishes;
  const panel = beside ? panelBeside({ width, height: 0 }, wishes, false).size : 0;
  const free = width - LEAST_CANVAS.width - panel;
  const wishInspector = inspectorOpen ? (wishes.inspectorWidth ?? autoInspector) : 0;
  // The palette gives way first, then the inspector.
  const forPalette = free - (inspectorOpen ? LEAST.inspector : 0);
  const drawer = paletteOpen && forPalette < LEAST.palette;
  const palette = within(wishes.paletteWidth ?? autoPalette, LEAST.palette, MOST_SIDE);
  const held = paletteOpen && !drawer ? Math.min(palette, forPalette) : 0;
  const mostInspector = Math.max(LEAST.inspector, Math.min(MOST_SIDE, free - held));
  const inspector = within(wishInspector, LEAST.inspector, mostInspector);
  const mostPalette = Math.max(
    LEAST.palette,
    Math.min(MOST_SIDE, free - (inspectorOpen ? inspector : 0)),
  );
  return {
    palette: {
      open: drawer ? wishes.drawer === 'palette' : paletteOpen,
      drawer,
      size: within(palette, LEAST.palette, mostPalette),
      least: LEAST.palette,
      most: mostPalette,
    },
    inspector: {
      open: inspectorOpen,
      drawer: false,
      size: inspector,
      least: LEAST.inspector,
      most: mostInspector,
    },
  };
}
