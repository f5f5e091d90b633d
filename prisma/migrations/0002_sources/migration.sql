-- CreateEnum
CREATE TYPE "SourceEngine" AS ENUM ('postgres', 'mysql', 'sqlite');

-- CreateEnum
CREATE TYPE "TlsMode" AS ENUM ('off', 'required', 'verified');

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "connections" INTEGER,
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "databaseName" TEXT,
ADD COLUMN     "engine" "SourceEngine",
ADD COLUMN     "host" TEXT,
ADD COLUMN     "port" INTEGER,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "replicaHost" TEXT,
ADD COLUMN     "replicaPort" INTEGER,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "schemas" TEXT[],
ADD COLUMN     "sealedPassword" TEXT,
ADD COLUMN     "statementMilliseconds" INTEGER,
ADD COLUMN     "tls" "TlsMode",
ADD COLUMN     "username" TEXT;

-- CreateTable
CREATE TABLE "SourceCheck" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "problem" TEXT,
    "rights" TEXT[],
    "modelCount" INTEGER,
    "milliseconds" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LabelEdit" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "field" TEXT,
    "label" TEXT,
    "plural" TEXT,
    "description" TEXT,
    "synonyms" TEXT[],
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LabelEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RelationReview" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RelationReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SourceCheck_sourceId_at_idx" ON "SourceCheck"("sourceId", "at");

-- CreateIndex
CREATE INDEX "LabelEdit_sourceId_endedAt_idx" ON "LabelEdit"("sourceId", "endedAt");

-- CreateIndex
CREATE INDEX "RelationReview_sourceId_endedAt_idx" ON "RelationReview"("sourceId", "endedAt");

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceCheck" ADD CONSTRAINT "SourceCheck_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabelEdit" ADD CONSTRAINT "LabelEdit_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabelEdit" ADD CONSTRAINT "LabelEdit_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelationReview" ADD CONSTRAINT "RelationReview_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelationReview" ADD CONSTRAINT "RelationReview_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

