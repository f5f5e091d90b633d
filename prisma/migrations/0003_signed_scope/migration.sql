-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "scopeAttribute" TEXT,
ADD COLUMN     "sealedScopeKey" TEXT;

