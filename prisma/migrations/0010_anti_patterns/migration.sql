-- AlterTable
ALTER TABLE "AntiPattern" ADD COLUMN     "errorType" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "generalKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "isGeneral" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "models" TEXT[],
ADD COLUMN     "mutedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mutedById" UUID;

-- CreateIndex
CREATE INDEX "AntiPattern_generalKey_idx" ON "AntiPattern"("generalKey");

-- AddForeignKey
ALTER TABLE "AntiPattern" ADD CONSTRAINT "AntiPattern_mutedById_fkey" FOREIGN KEY ("mutedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
