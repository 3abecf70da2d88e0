import type { Story, Told } from "../story.ts";
import { ca } from "./ca.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { pt } from "./pt.ts";

export const told: Told[] = [ca, es, it, pt, fr, en];

export const stories: Story[] = told.flatMap((one) => one.stories);

export const storyOf: ReadonlyMap<string, Story> = new Map(stories.map((story) => [story.id, story]));

export const nudgesOf: ReadonlyMap<string, string[]> = new Map(
  told.map(({ language, nudges }) => [language, nudges]),
);
