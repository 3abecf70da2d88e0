import type { MemberRow, MessageRow, PostRow } from "./context.ts";

/** What Plaza shows: the shapes of its API. Times are ISO 8601 in UTC. */
export interface MemberView {
  id: string;
  handle: string;
  name: string;
  about: string;
  avatar: string | null;
  brand: boolean;
  followers: number;
  takesPrivate: boolean;
}

/** The post that opens a thread, as its answers carry it. */
interface RootView {
  id: string;
  text: string;
  createdAt: string;
  author: { id: string; handle: string; name: string };
  /** The path of its first picture. */
  image: string | null;
  likes: number;
  replies: number;
}

export interface PostView {
  id: string;
  /** The post that opens the thread; its own id when it is that post. */
  thread: string;
  parent: string | null;
  /** The page that it was written on, when that is not its author's own. */
  page: { id: string; handle: string; name: string } | null;
  author: MemberView;
  text: string;
  images: { path: string; type: string; alt: string }[];
  /** The connected app that it was written with; null: written on Plaza itself. */
  app: string | null;
  createdAt: string;
  editedAt: string | null;
  hidden: boolean;
  deleted: boolean;
  likes: number;
  shares: number;
  replies: number;
  root: RootView | null;
  /** Only to its author, and only where it is known: the Idempotency-Key it was written with. */
  key?: string;
  /** What the member who asks did to it; not in the feed of changes. */
  liked?: boolean;
  shared?: boolean;
}

export interface MessageView {
  id: string;
  chat: string;
  author: MemberView;
  to: MemberView;
  text: string;
  app: string | null;
  createdAt: string;
  editedAt: string | null;
  deleted: boolean;
  key?: string;
}

export function memberView(row: MemberRow): MemberView {
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    about: row.about,
    avatar: row.avatar,
    brand: row.brand,
    followers: row.followers,
    takesPrivate: row.takes_private,
  };
}

export interface PostSurroundings {
  author: MemberRow;
  page: MemberRow | null;
  root: { post: PostRow; author: MemberRow } | null;
}

export function postView(row: PostRow, { author, page, root }: PostSurroundings): PostView {
  return {
    id: row.id,
    thread: row.root_id,
    parent: row.parent_id,
    page: page && named(page),
    author: memberView(author),
    text: row.text,
    images: row.images.map(({ media, type, alt }) => ({ path: pathOf(media), type, alt })),
    app: row.app,
    createdAt: row.created_at.toString(),
    editedAt: row.edited_at?.toString() ?? null,
    hidden: row.hidden_at !== null,
    deleted: row.deleted_at !== null,
    likes: row.likes,
    shares: row.shares,
    replies: row.replies,
    root: root && rootView(root.post, root.author),
  };
}

function pathOf(media: string): string {
  return `/media/${media}`;
}

function rootView(post: PostRow, author: MemberRow): RootView {
  const [image] = post.images;
  return {
    id: post.id,
    text: post.text,
    createdAt: post.created_at.toString(),
    author: named(author),
    image: image ? pathOf(image.media) : null,
    likes: post.likes,
    replies: post.replies,
  };
}

function named({ id, handle, name }: MemberRow) {
  return { id, handle, name };
}

export function messageView(row: MessageRow, author: MemberRow, to: MemberRow): MessageView {
  return {
    id: row.id,
    chat: row.chat_id,
    author: memberView(author),
    to: memberView(to),
    text: row.text,
    app: row.app,
    createdAt: row.created_at.toString(),
    editedAt: row.edited_at?.toString() ?? null,
    deleted: row.deleted_at !== null,
  };
}
