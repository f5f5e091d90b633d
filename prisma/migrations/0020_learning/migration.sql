-- DropIndex
DROP INDEX "PolicyProof_versionId_endedAt_idx";

-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN     "expected" JSONB,
ADD COLUMN     "flags" TEXT[],
ADD COLUMN     "reasons" TEXT[],
ADD COLUMN     "toldAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PolicyVersion" ADD COLUMN     "rootCause" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'deploy',
ADD COLUMN     "role" "Role";

-- AlterTable
ALTER TABLE "PolicyUse" ADD COLUMN     "applied" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "PolicyProof" ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "errorCode" TEXT,
ADD COLUMN     "left" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "requestedById" UUID,
ADD COLUMN     "total" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "manifestVersion" SET DEFAULT '',
ALTER COLUMN "clean" SET DEFAULT false,
ALTER COLUMN "cases" SET DEFAULT '[]',
ALTER COLUMN "startedAt" SET DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "endedAt" DROP NOT NULL,
ALTER COLUMN "endedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "subject" TEXT;

-- CreateTable
CREATE TABLE "FeedbackQuota" (
    "userId" UUID NOT NULL,
    "starts" TIMESTAMPTZ(3)[],

    CONSTRAINT "FeedbackQuota_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "PolicyGeneration" (
    "id" UUID NOT NULL,
    "feedbackId" UUID NOT NULL,
    "requestedById" UUID,
    "batchId" UUID,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "candidates" JSONB,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "errorCode" TEXT,

    CONSTRAINT "PolicyGeneration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GenerationBatch" (
    "id" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "total" INTEGER NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "GenerationBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "webhookId" UUID,
    "userId" UUID,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "deliveredAt" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PolicyGeneration_feedbackId_requestedAt_idx" ON "PolicyGeneration"("feedbackId", "requestedAt");

-- CreateIndex
CREATE INDEX "PolicyGeneration_batchId_endedAt_idx" ON "PolicyGeneration"("batchId", "endedAt");

-- CreateIndex
CREATE INDEX "PolicyGeneration_endedAt_idx" ON "PolicyGeneration"("endedAt");

-- CreateIndex
CREATE INDEX "Delivery_createdAt_idx" ON "Delivery"("createdAt");

-- CreateIndex
CREATE INDEX "PolicyProof_versionId_startedAt_idx" ON "PolicyProof"("versionId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_userId_kind_subject_key" ON "Notice"("userId", "kind", "subject");

-- AddForeignKey
ALTER TABLE "FeedbackQuota" ADD CONSTRAINT "FeedbackQuota_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyGeneration" ADD CONSTRAINT "PolicyGeneration_feedbackId_fkey" FOREIGN KEY ("feedbackId") REFERENCES "Feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyGeneration" ADD CONSTRAINT "PolicyGeneration_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "GenerationBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GenerationBatch" ADD CONSTRAINT "GenerationBatch_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A feedback is worked on once at a time, and a version is proven once at a time, whoever asks for it.
CREATE UNIQUE INDEX "PolicyGeneration_one_open" ON "PolicyGeneration"("feedbackId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "PolicyProof_one_open" ON "PolicyProof"("versionId") WHERE "endedAt" IS NULL;
