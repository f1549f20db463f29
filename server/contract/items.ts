import { z } from 'zod';

export const audience = z.enum(['teacher', 'student', 'external']);
export const handlingMode = z.enum(['online', 'onSite', 'appointment']);

/** A file that people take with the item: a form to sign, a sample. `fileId` is an upload (`POST /api/files`). */
export const itemAttachment = z.object({ name: z.string().trim().min(1).max(100), fileId: z.string().max(40) });

/** Item data (`item.json`): what the 办事中心 shows of a 事项. */
export const itemData = z.object({
  name: z.string().min(1).max(60),
  /** Department code, see the demonstration school or the real import. */
  department: z.string(),
  topic: z.string(),
  audiences: z.array(audience).min(1),
  mode: handlingMode,
  /** Element Plus icon name. */
  icon: z.string(),
  description: z.string(),
  materials: z.array(z.string()).default([]),
  /** Absent = none. */
  attachments: z.array(itemAttachment).max(20).optional(),
  timeLimit: z.string().default(''),
  phone: z.string().default(''),
  /** 工号 of the person who applies when a message, signal or timer starts a case. */
  automaticApplicant: z.string().max(40).optional(),
  /** Field of the form whose answer at the end, 1 to 5, is the applicant's 评价, so that nobody is asked for it twice. */
  ratingField: z.string().max(80).optional(),
});

/** A card of the 办事中心. */
export const itemCard = z.object({
  key: z.string(),
  name: z.string(),
  /** Pinyin initial A–Z of the name. */
  initial: z.string(),
  departmentCode: z.string(),
  departmentName: z.string(),
  topic: z.string(),
  audiences: z.array(audience),
  mode: handlingMode,
  icon: z.string(),
  ratingCount: z.number().int(),
  /** 0–5, one decimal; 0 when nobody rated. */
  ratingAverage: z.number(),
  isFavorite: z.boolean(),
});

/** `GET /api/items`: all facets are optional and combine. q: name, pinyin, initials, department, content. */
export const itemQuery = z.object({
  q: z.string().trim().max(100).optional(),
  audience: audience.optional(),
  topic: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
  mode: handlingMode.optional(),
  initial: z
    .string()
    .regex(/^[A-Z]$/)
    .optional(),
});

export const itemList = z.object({
  rows: z.array(itemCard),
  /** What the facets offer, in the school's order. */
  facets: z.object({
    topics: z.array(z.string()),
    departments: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Letters that lead to something beside the other facets, A to Z. */
    initials: z.array(z.string()),
  }),
});

/** `GET /api/items/:key` */
export const itemDetail = itemCard.extend({
  description: z.string(),
  materials: z.array(z.string()),
  attachments: z.array(itemAttachment.extend({ fileName: z.string(), size: z.number().int() })),
  timeLimit: z.string(),
  phone: z.string(),
  /** Version that a new application takes. */
  definitionVersion: z.number().int(),
  /** Whoever looks administers it: 流程配置. */
  isAdministered: z.boolean(),
});

/** `GET /api/items/home`: 热门服务 · 最近使用 · 我的收藏, only what the person may start. */
export const itemHome = z.object({
  popular: z.array(itemCard),
  recent: z.array(itemCard),
  favorites: z.array(itemCard),
});

/** What a list can be narrowed to, or somebody can stand in for: items by name, whether or not they can be started. */
export const itemChoices = z.object({ rows: z.array(z.object({ key: z.string(), name: z.string() })) });

export type ItemAttachment = z.infer<typeof itemAttachment>;
export type ItemData = z.infer<typeof itemData>;
export type ItemCard = z.infer<typeof itemCard>;
export type ItemQuery = z.infer<typeof itemQuery>;
export type ItemList = z.infer<typeof itemList>;
export type ItemDetail = z.infer<typeof itemDetail>;
export type ItemHome = z.infer<typeof itemHome>;
export type ItemChoices = z.infer<typeof itemChoices>;
