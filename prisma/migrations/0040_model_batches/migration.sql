-- A batch may be handed in to a model's provider as a whole; its generations wait until it is released.
ALTER TABLE "GenerationBatch"
  ADD COLUMN "releasedAt" TIMESTAMPTZ(3),
  ADD COLUMN "handingInAt" TIMESTAMPTZ(3),
  ADD COLUMN "model" TEXT,
  ADD COLUMN "providerBatchId" TEXT,
  ADD COLUMN "handedIn" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "answered" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "oneByOneReason" TEXT;
-- The jobs of earlier batches were queued with them.
UPDATE "GenerationBatch" SET "releasedAt" = "requestedAt";
CREATE INDEX "GenerationBatch_releasedAt_idx" ON "GenerationBatch"("releasedAt");
ALTER TABLE "PolicyGeneration"
  ADD COLUMN "prompt" TEXT,
  ADD COLUMN "reply" JSONB;
