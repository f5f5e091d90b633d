-- A chat can be kept at the top of the list, or put away from it.
ALTER TABLE "Chat" ADD COLUMN "pinnedAt" TIMESTAMPTZ(3), ADD COLUMN "archivedAt" TIMESTAMPTZ(3);
