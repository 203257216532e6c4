/** Pixels for each unit of the canvas, and how many a picture has at most: browsers draw no larger ones. */
const FINE = 2;
const MOST_PIXELS = 32_000_000;
const LONGEST_SIDE = 8_192;

interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** An SVG picture as PNG; null where the browser does not draw it. */
export async function rasterised({ svg, width, height }: Drawn): Promise<Uint8Array | null> {
  const scale = Math.min(
    FINE,
    Math.sqrt(MOST_PIXELS / (width * height)),
    LONGEST_SIDE / Math.max(width, height),
  );
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
