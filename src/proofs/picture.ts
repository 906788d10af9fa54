import type Vips from 'wasm-vips';
import { type Cleaned, longestSide, mostPixels, previewSide, Unsound } from './kinds.ts';

export type PictureFormat = 'jpeg' | 'png' | 'webp';

/**
 * A picture drawn anew: decoded, turned upright, made smaller, and written as a fresh JPEG without anything but its pixels. What a phone
 * wrote along (place, time, device, a smaller picture of before it was cropped) and what was hidden before, behind or between is not
 * in it. The size is read before the pixels are. Throws `Unsound`.
 */
export function drawAnew(vips: typeof Vips, format: PictureFormat, bytes: Uint8Array): Cleaned {
  try {
    const size = sizeOf(vips, format, bytes);
    if (size.width * size.height > mostPixels) throw new Unsound('too many pixels', 'too-many-pixels');
    const whole = write(open(vips, format, bytes, size), longestSide, 82);
    const preview = write(vips.Image.jpegloadBuffer(whole.bytes), previewSide, 65);
    return { kind: 'image', type: 'image/jpeg', ...whole, preview: preview.bytes };
  } catch (error) {
    if (error instanceof Unsound) throw error;
    throw new Unsound('a picture that does not decode');
  }
}

type Size = { width: number; height: number };

/** Out of the head of the file; no pixel is decoded. */
function sizeOf(vips: typeof Vips, format: PictureFormat, bytes: Uint8Array): Size {
  const image = loaders(vips)[format](bytes);
  const { width, height } = image;
  image.delete();
  return { width, height };
}

const loaders = (vips: typeof Vips) => ({
  jpeg: (bytes: Uint8Array, shrink = 1) => vips.Image.jpegloadBuffer(bytes, { fail_on: 'error', shrink }),
  png: (bytes: Uint8Array) => vips.Image.pngloadBuffer(bytes, { fail_on: 'error' }),
  webp: (bytes: Uint8Array) => vips.Image.webploadBuffer(bytes, { fail_on: 'error' }),
});

/** A large photo is decoded at half or a quarter of its size: the rest would be thrown away. */
function open(vips: typeof Vips, format: PictureFormat, bytes: Uint8Array, size: Size): Vips.Image {
  if (format !== 'jpeg') return loaders(vips)[format](bytes);
  const spare = Math.max(size.width, size.height) / longestSide;
  return loaders(vips).jpeg(bytes, spare >= 4 ? 4 : spare >= 2 ? 2 : 1);
}

function write(image: Vips.Image, side: number, Q: number) {
  const small = image.thumbnailImage(side, { height: side, size: 'down', output_profile: 'srgb' });
  const flat = small.hasAlpha() ? small.flatten({ background: [255, 255, 255] }) : small;
  const bytes = new Uint8Array(flat.jpegsaveBuffer({ Q, keep: 'none', background: [255, 255, 255] }));
  const { width, height } = flat;
  for (const one of new Set([image, small, flat])) one.delete();
  return { bytes, width, height };
}
