import { Document } from '@element-plus/icons-vue';
import type { Component } from 'vue';
import * as set from './item-icon-set';

/** Icons that an item may have, by the names that item.json gives them. */
export const itemIcons: Readonly<Record<string, Component>> = set;

export const itemIcon = (name: string): Component => itemIcons[name] ?? Document;
