/** Most characters of each text of the school. */
export const schoolTextLimits = { name: 40, brand: 40, address: 120, copyright: 120, phone: 40 } as const;

/** Pictures of the school. */
export const schoolPictures = ['logo', 'wecomCode'] as const;
export type SchoolPicture = (typeof schoolPictures)[number];

/** What each may be: a square PNG of so many pixels, and bytes. */
export const pictureLimits = { leastPixels: 64, mostPixels: 512, bytes: 256 * 1024 } as const;
